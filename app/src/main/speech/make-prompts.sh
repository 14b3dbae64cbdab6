#!/bin/bash
# Makes the spoken prompts of the shipped guidance: prompts.tsv -> NAME.wav, 8 kHz, 16 bit, mono.
#
#   make-prompts.sh VOICE.htsvoice DICTIONARY OUTPUT
#
# Needs open_jtalk and sox. The voice is not part of this project (see NOTICE); the WAVs are.
# The reading of every sentence is compared with readings.tsv; --readings prints them instead.
set -euo pipefail
export LC_ALL=C.UTF-8

if [ $# -ne 3 ] && { [ $# -ne 4 ] || [ "$4" != --readings ]; }; then
    echo "usage: $0 VOICE.htsvoice DICTIONARY OUTPUT [--readings]" >&2
    exit 2
fi
voice=$1 dictionary=$2 output=$3 mode=${4:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$output"

# A little quicker than the voice's own pace: 110 and notice within 20 s, the menu within 25 s.
pace=1.12
# Level of the frames that carry speech, dBFS RMS (design: mean <= -8 dBm, so -16 dBFS is safe).
target_dbfs=-16
# 0 dBm0 is a peak of -3.14 dBFS (ITU-T G.711); the law allows no peak above it. a little in hand.
peak_dbfs=-3.3
# Telephone band; the filter is steep enough to leave nothing at 4 kHz.
band="sinc -n 601 300-3400"
# Rounds off the loudest peaks, so that -16 dBFS fits under the peak: above -10 dBFS, 4 dB become 1.1.
soften="compand 0.0005,0.02 2:-90,-90,-10,-10,-6,-8.9,0,-7.9 0 -90 0.0005"

# RMS over the 20 ms frames above -40 dBFS, and the peak: "rms peak" in dBFS.
levels() {
    sox "$1" -t dat - | awk '
        /^;/ { next }
        { v = $2; if (v < 0) v = -v; if (v > peak) peak = v
          e += v * v; if (++n == 160) { if (e / n > 1e-4) { sum += e; count += n } e = 0; n = 0 } }
        END { printf "%.3f %.3f\n", 10 * log(sum / count) / log(10), 20 * log(peak) / log(10) }'
}

speak() { # name text
    echo "$2" | open_jtalk -x "$dictionary" -m "$voice" -r "$pace" -ow "$work/raw.wav" -ot "$work/trace"
    awk -F, '/^\[Output label\]/ { exit } NF > 9 && $2 != "記号" { printf "%s", $9 } END { print "" }' "$work/trace"
}

over_peak() { levels "$1" | awk -v p="$peak_dbfs" '{ exit !($2 > p) }'; }

to_target() { # in.wav -> gain in dB
    levels "$1" | awk -v t="$target_dbfs" '{ print t - $1 }'
}

refine() { # raw.wav -> name.wav
    # Cut the silence of the voice at both ends, then give each prompt 80 ms before and 160 ms after.
    sox "$work/raw.wav" -b 32 -r 8000 "$work/a.wav" $band \
        silence 1 0.01 0.3% reverse silence 1 0.01 0.3% reverse
    # Filtering after rounding brings a little of the peak back: round again, four times at most.
    for _ in 1 2 3 4; do
        sox "$work/a.wav" -b 32 "$work/b.wav" gain "$(to_target "$work/a.wav")" $soften $band
        sox "$work/b.wav" -b 16 "$1" gain "$(to_target "$work/b.wav")" pad 0.08 0.16
        over_peak "$1" || return 0
        mv "$work/b.wav" "$work/a.wav"
    done
    echo "$1: the peak stays above $peak_dbfs dBFS" >&2
    return 1
}

while IFS=$'\t' read -r name text; do
    case $name in ''|'#'*) continue ;; esac
    reading=$(speak "$name" "$text")
    if [ "$mode" = --readings ]; then
        printf '%s\t%s\n' "$name" "$reading"
        continue
    fi
    wanted=$(awk -F'\t' -v n="$name" '$1 == n { print $2 }' "$here/readings.tsv")
    if [ "$reading" != "$wanted" ]; then
        echo "$name is read $reading, wanted $wanted" >&2
        exit 1
    fi
    refine "$output/$name.wav"
    printf '%-16s %6.2f s  %s dBFS\n' "$name" "$(soxi -D "$output/$name.wav")" "$(levels "$output/$name.wav" | tr ' ' '/')"
done < "$here/prompts.tsv"
