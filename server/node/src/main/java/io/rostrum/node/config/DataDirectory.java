package io.rostrum.node.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of a server's secrets. The folder and the files in it are readable by their owner
 * only; a secret that others can read is refused, not used.
 */
public final class DataDirectory {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private final Path folder;

    private DataDirectory(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder, making it if need be.
     *
     * @throws ConfigException if it cannot be made or is not a folder
     */
    public static DataDirectory open(Path folder) throws ConfigException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly("rwx------"));
            }
            return new DataDirectory(folder);
        } catch (IOException e) {
            throw new ConfigException(
                    "The data directory " + folder + " could not be made: " + e.getMessage() + ".",
                    e);
        }
    }

    /** Where a file of this name stands or would stand. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Whether a file of this name is there: tells a first start from a later one. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /**
     * Reads a secret.
     *
     * @throws ConfigException if it cannot be read, or others than its owner can
     */
    public String readSecret(String name) throws ConfigException {
        Path path = file(name);
        try {
            if (POSIX) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                String text = PosixFilePermissions.toString(permissions);
                if (!text.endsWith("------")) {
                    throw new ConfigException(
                            path
                                    + " can be read by others ("
                                    + text
                                    + "); it is a secret: chmod 600 "
                                    + path
                                    + ".");
                }
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new ConfigException(path + " could not be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Writes a secret whole or not at all; a reader never sees half of it.
     *
     * @throws ConfigException if it cannot be written
     */
    public void writeSecret(String name, String content) throws ConfigException {
        Path path = file(name);
        Path fresh = file(name + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, ownerOnly("rw-------"));
            Files.write(fresh, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            Files.move(
                    fresh,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ConfigException(path + " could not be written: " + e.getMessage() + ".", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : NO_ATTRIBUTES;
    }
}
