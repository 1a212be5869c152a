# SPDX-License-Identifier: Apache-2.0
# For the scripts at the root, to be sourced from there: steps that say what
# they do and how long they took, and how many compilers may run at once.

# One compiler of this project's largest sources takes about 0.9 GB.
readonly kMegabytesPerJob=1024

# The number of compilers that the cores and the free memory allow.
count_jobs() {
  local cores free by_memory
  cores=$(nproc)
  free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
  by_memory=$((free / kMegabytesPerJob))
  [ "$by_memory" -ge 1 ] || by_memory=1
  echo $((cores < by_memory ? cores : by_memory))
}

# step TITLE COMMAND...: runs a command, shows its output only if it fails.
step() {
  local title=$1 log begin status=0
  shift
  log=$(mktemp)
  begin=$SECONDS
  printf '%s ... ' "$title"
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -eq 0 ]; then
    echo "done in $((SECONDS - begin)) s"
  else
    echo "failed after $((SECONDS - begin)) s; its last lines:"
    tail -n 60 "$log"
    echo "the command was: $*"
  fi
  rm -f "$log"
  return "$status"
}

# Refuses a folder that somebody else (often root) made.
require_writable() {
  local folder
  for folder in . build out; do
    if [ -e "$folder" ] && [ ! -w "$folder" ]; then
      echo "$PWD/$folder cannot be written by $(id -un)," \
           "it belongs to $(stat -c %U "$folder"):" \
           "remove it, or give it to $(id -un)" >&2
      return 1
    fi
  done
}
