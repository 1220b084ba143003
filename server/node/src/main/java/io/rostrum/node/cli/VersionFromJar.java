package io.rostrum.node.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class VersionFromJar implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = RostrumCommand.class.getPackage().getImplementationVersion();
        return new String[] {
            "Rostrum " + Optional.ofNullable(version).orElse("(built from source)")
        };
    }
}
