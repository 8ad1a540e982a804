# Ends the processes on its list when the one who keeps the list is gone.
# Input: "+PID" puts one on the list, "-PID" takes it off; the end of the input is the end of the list's keeper.
trap '' INT HUP TERM
pids=
while read -r line; do
  case $line in
    +*) pids="$pids ${line#+}" ;;
    -*)
      kept=
      for pid in $pids; do
        [ "$pid" = "${line#-}" ] || kept="$kept $pid"
      done
      pids=$kept
      ;;
  esac
done

alive() {
  for pid in $pids; do
    kill -0 "$pid" 2>/dev/null && return 0
  done
  return 1
}

[ -n "$pids" ] || exit 0
kill -TERM $pids
tenths=0
while alive && [ "$tenths" -lt 100 ]; do
  sleep 0.1
  tenths=$((tenths + 1))
done
kill -KILL $pids
