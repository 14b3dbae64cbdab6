#!/bin/sh
# Makes the voices of the virtual exchange: callers and staff, one short sentence each.
#
#   make-voices.sh VOICE.htsvoice OUTPUT-FOLDER
#
# Needs Debian's open-jtalk, open-jtalk-mecab-naist-jdic and sox. Everybody is the same voice with
# another pitch and pace, so that a listener, and a comparer, can tell them apart. The sentences are
# fictitious. Result: 8 kHz, 16 bit, mono, 300-3400 Hz, -20 dBFS RMS (speech of an ordinary caller).
set -eu

[ $# -eq 2 ] || { echo "usage: make-voices.sh VOICE.htsvoice OUTPUT-FOLDER" >&2; exit 2; }
voice=$1
folder=$2
dictionary=/var/lib/mecab/dic/open-jtalk/naist-jdic
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

# say NAME HALF-TONES PACE SENTENCE
say() {
    echo "$4" | open_jtalk -x "$dictionary" -m "$voice" -fm "$2" -r "$3" -ow "$work/raw.wav"
    sox "$work/raw.wav" "$work/line.wav" rate -v 8000 highpass 300 lowpass 3400 \
        silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse
    rms=$(sox "$work/line.wav" -n stat 2>&1 | awk '/RMS.*amplitude/ { print $3 }')
    gain=$(awk -v rms="$rms" 'BEGIN { print 20 * log(0.1 / rms) / log(10) }')
    # The limiter keeps peaks below full scale; -D and -R make the file the same on every machine.
    sox -D -R "$work/line.wav" -b 16 -c 1 "$folder/$1.wav" gain -l "$gain"
}

say staff-keimu    -4 1.05 "はい、警務課、佐藤です。ご用件を、お伺いします。"
say staff-seian    -6 0.95 "はい、生活安全課の、高橋です。どうされましたか。"
say staff-koutsuu  -2 1.10 "お電話、代わりました。交通課、伊藤です。"
say staff-keiji    -8 1.00 "刑事課、渡辺です。お名前から、お願いします。"
say staff-chiiki    1 1.15 "はい、地域課の、山本です。"
say staff-kaikei    3 1.00 "会計課、遺失物係の、中村です。"
say attendant       2 0.95 "はい、警察署、電話交換です。どちらへ、おつなぎしますか。"
say caller-wallet  -7 1.10 "あの、財布を落としてしまったんですが、届いていませんでしょうか。"
say caller-garage  -3 0.90 "車庫証明の手続きについて、教えてください。"
say caller-noise    4 1.05 "近所の工事の音のことで、相談したいのですが。"
say caller-child    5 1.15 "あのう、道に迷っている、お年寄りがいるんです。"
say caller-thanks  -5 1.00 "わかりました。ありがとうございました。"
