#!/bin/sh
# usage: nightly.sh INBOX [options of leadline import]
inbox=${1:?usage: nightly.sh INBOX [options of leadline import]}
shift
mkdir -p "$inbox/archive" "$inbox/failed" || exit 2
child=
trap '[ -z "$child" ] || kill -TERM "$child"' TERM INT
worst=0
for file in "$inbox"/*.csv; do
    [ -n "$(find "$file" -prune -type f -mmin +1 2>/dev/null)" ] || continue
    leadline import "$file" "$@" &
    child=$!
    wait "$child"
    code=$?
    while kill -0 "$child" 2>/dev/null; do # a signal interrupted the wait, and Leadline is still stopping
        wait "$child"
        code=$?
    done
    case $code in
        0 | 4 | 6) folder=archive ;;
        3) folder=failed ;;
        *) exit "$code" ;; # the file stays, and the next night resumes it
    esac
    mv "$file" "$inbox/$folder/$(date -u +%Y%m%dT%H%M%SZ)-$$-$(basename "$file")" || exit 1
    case $code in
        3) worst=3 ;;
        6) [ "$worst" -eq 3 ] || worst=6 ;;
        4) [ "$worst" -ne 0 ] || worst=4 ;;
    esac
done
exit "$worst"
