#!/bin/sh
# Makes the robots' speech with espeak-ng and opusenc (Debian: apt install espeak-ng opus-tools sox).
# Each clip has a voice of its own (variant, pitch), so that a listener can tell whom it hears.
set -eu
out=${1:-$(dirname "$0")/../resources/speech}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

clip() { # file, espeak voice, pitch, speed, text
    espeak-ng -v "$2" -p "$3" -s "$4" -w "$work/raw.wav" "$5"
    sox -R -D "$work/raw.wav" -r 48000 -c 1 "$work/clip.wav" norm -3
    opusenc --quiet --serial 1 --bitrate 24 --hard-cbr --framesize 20 --discard-comments --comment "TITLE=$1" \
        "$work/clip.wav" "$out/$1.opus"
}

clip en-1 en-gb+m3 40 150 'Thank you, Chair. My delegation welcomes the report before us and the work of the secretariat. We have read the draft with care, and we believe that the second paragraph deserves further thought, so that every member can follow the discussion from wherever they are.'
clip en-2 en-us+f2 60 155 'Thank you, Chair. Let me begin by thanking the previous delegate. The proposal is balanced, the timetable is realistic, and my delegation can support it as it stands. We only ask that the annex be circulated in all languages before the next sitting.'
clip en-3 en-gb+m7 25 140 'The floor is open. I thank the delegation for its statement. I see further requests for the floor, and I shall take them in the order in which they were received.'
clip fr-1 fr+m1 45 150 'Merci, Monsieur le Président. Ma délégation se félicite du rapport dont nous sommes saisis et du travail du secrétariat. Nous avons lu le projet avec attention et nous pensons que le deuxième paragraphe mérite réflexion.'
clip fr-2 fr+f3 62 155 'Merci, Madame la Présidente. La proposition est équilibrée, le calendrier est réaliste, et ma délégation peut la soutenir pleinement. Nous demandons seulement que toute annexe soit distribuée dans toutes les langues.'
clip es-1 es+m2 42 150 'Gracias, señor Presidente. Mi delegación acoge con satisfacción el informe que tenemos ante nosotros y la labor de la secretaría. Hemos leído el proyecto con atención y creemos que el segundo párrafo merece más reflexión.'
clip es-2 es+f1 64 155 'Gracias, señora Presidenta. La propuesta es equilibrada, el calendario es realista y mi delegación puede apoyarla tal como está. Solo pedimos que el anexo se distribuya en todos los idiomas.'
clip ru-1 ru+m4 44 145 'Спасибо, господин Председатель. Моя делегация приветствует представленный доклад и работу секретариата. Мы внимательно прочитали проект и считаем, что второй пункт требует дальнейшего обсуждения.'
clip ru-2 ru+f4 63 150 'Спасибо, госпожа Председатель. Предложение сбалансировано, сроки реалистичны, и моя делегация может его поддержать. Мы лишь просим распространить приложение на всех языках.'
clip zh-1 cmn+m5 43 280 '谢谢主席先生。我国代表团欢迎这份报告，并感谢秘书处所做的工作。我们仔细阅读了草案，认为第二段需要进一步讨论，使每个成员无论身在何处都能参与。'
clip zh-2 cmn+f5 61 270 '谢谢主席女士。这项提案是平衡的，时间表是现实的，我国代表团可以支持。我们只要求在下次会议之前以所有语文分发附件。'
clip ar-1 ar+m6 41 140 'شكرا سيدي الرئيس. يرحب وفد بلدي بالتقرير المعروض علينا وبعمل الأمانة. لقد قرأنا المشروع بعناية ونعتقد أن الفقرة الثانية تستحق مزيدا من التفكير.'
clip ar-2 ar+f2 65 145 'شكرا سيدتي الرئيسة. إن الاقتراح متوازن والجدول الزمني واقعي ويمكن لوفد بلدي أن يؤيده كما هو. ونطلب فقط أن يوزع المرفق بجميع اللغات.'
