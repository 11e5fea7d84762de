#!/bin/sh
# Brings FloodLine to a version, one program at a time, without a refused request; the first start is the same
# command. It needs Docker alone, since operators have nothing else (docs/decisions/0038). Run again it goes on
# where it was stopped: what runs as wanted stays.
#
#   sh deploy/deploy.sh            what lies here: build, check, migrate, replace api, web, worker, then Caddy
#   sh deploy/deploy.sh VERSION    the same under a name of your own
#   sh deploy/deploy.sh --back     the version before, from its image: nothing is built or migrated
#   sh deploy/deploy.sh --plan …   says what it would do
set -eu
cd "$(dirname "$0")/.."

PROGRAMS="api web worker"
# Seconds that a new program may take to be healthy: it waits for the database, and Docker looks each 15 s.
WAIT=${DEPLOY_WAIT:-180}
PAUSE=${DEPLOY_PAUSE:-1}
KEPT_LOGS=5

say() { printf '%s\n' "$*"; }
fail() { printf 'Stopped: %s\n' "$*" >&2; exit 1; }
words() { printf '%s' "$*" | wc -w; }

# --- What is there ---------------------------------------------------------------------------------------

# setting NAME: from .env; nothing where it is not set.
setting() {
  [ -f .env ] || return 0
  sed -n "s/^$1=\([^#]*\).*/\1/p" .env | tr -d "\"' \r" | tail -n 1
}

# The commit; with a time where files were changed, since two such builds are two versions.
version_here() {
  version=$(git describe --tags --always 2>/dev/null) || version=
  now=$(date -u +%Y%m%d-%H%M%S)
  if [ -z "$version" ]; then say "$now"
  elif [ -n "$(git status --porcelain --untracked-files=no)" ]; then say "$version-$now"
  else say "$version"; fi
}

ids_of() { docker compose ps -q --status running "$1" | grep . | tr '\n' ' '; }
image_of() { docker inspect --format '{{.Config.Image}}' "$1"; }

# is_wanted SERVICE ID: this container is what Compose would start now, of this very image.
is_wanted() {
  hash=$(docker compose config --hash "$1" | cut -d ' ' -f 2)
  image=$(docker image inspect --format '{{.Id}}' "$(image_of "$2")" 2>/dev/null) || return 1
  found=$(docker inspect --format '{{index .Config.Labels "com.docker.compose.config-hash"}} {{.Image}}' "$2")
  [ "$found" = "$hash $image" ]
}

# Where a deploy has stopped half way, some program is of another version than .env says.
is_half_done() {
  for program in $PROGRAMS; do
    for id in $(ids_of "$program"); do
      [ "$(image_of "$id")" = "floodline:$current" ] || return 0
    done
  done
  return 1
}

# --- What is to be done, a step a line ----------------------------------------------------------------------

# plan MODE IS_FIRST
plan() {
  case $1 in
    back) ;;
    *) say build; say check; [ "$2" = yes ] || say migrate ;;
  esac
  if [ "$2" = yes ]; then
    say start
  else
    for program in $PROGRAMS; do say "replace $program"; done
    say caddy
    say database
  fi
  say remember
}

# --- The steps ----------------------------------------------------------------------------------------------

build() {
  say "==> build floodline:$target"
  docker compose build migrate || fail "the image could not be built. What ran goes on."
  say "    $(docker image inspect --format '{{.Size}}' "floodline:$target" | awk '{ printf "%d MB", $1 / 1e6 }')"
}

check() {
  say "==> check the configuration"
  docker compose run --rm --no-deps -T check || fail "the configuration is not whole. What ran goes on."
  [ -n "$(ids_of caddy)" ] || return 0
  docker compose exec -T caddy caddy validate --config - --adapter caddyfile < Caddyfile > /dev/null ||
    fail "the Caddyfile is not valid. What ran goes on."
}

migrate() {
  say "==> migrate the database"
  # Without what it depends on: of a PostgreSQL whose settings have changed, Compose would make a new one now.
  docker compose run --rm --no-deps -T migrate || fail "the database could not be migrated. What ran goes on."
}

start() {
  say "==> start everything"
  docker compose up -d --no-build || {
    for program in check postgres migrate $PROGRAMS; do docker compose logs --tail 10 --no-log-prefix "$program" || :; done
    fail "not everything started."
  }
  for program in $PROGRAMS caddy; do
    for id in $(ids_of "$program"); do wait_healthy "$program" "$id" || fail "$program is not healthy."; done
  done
}

# wait_healthy SERVICE ID: says why, where it does not become so.
wait_healthy() {
  waited=0
  while :; do
    state=$(docker inspect --format '{{.State.Status}} {{.RestartCount}} {{if .State.Health}}{{.State.Health.Status}}{{end}}' "$2" 2>/dev/null) || state=gone
    case $state in
      "running 0 healthy") return 0 ;;
      "running 0 starting" | "created 0 "*) ;;
      *) why=$state; break ;;
    esac
    [ "$waited" -lt "$WAIT" ] || { why="not healthy after $WAIT s"; break; }
    sleep "$PAUSE"
    waited=$((waited + 1))
  done
  say "    the new $1 does not become healthy ($why). The last it said:" >&2
  docker logs --tail 15 "$2" 2>&1 | sed 's/^/      /' >&2 || :
  docker inspect --format '{{if .State.Health}}{{range .State.Health.Log}}{{.Output}}{{end}}{{end}}' "$2" 2>/dev/null |
    grep . | tail -n 3 | sed 's/^/      probe: /' >&2 || :
  return 1
}

# As many beside the old ones as there are, and the old ones end when the new ones are healthy.
replace() {
  old= new=
  for id in $(ids_of "$1"); do
    if is_wanted "$1" "$id"; then new="$new $id"; else old="$old $id"; fi
  done
  kept=$new
  if [ -z "$old" ] && [ -n "$new" ]; then say "==> $1 runs as wanted"; return 0; fi
  wanted=$(words "$old"); [ "$wanted" -gt 0 ] || wanted=1
  if [ "$(words "$new")" -lt "$wanted" ]; then
    say "==> $1: start $target beside what runs"
    docker compose up -d --no-deps --no-build --no-recreate --scale "$1=$(($(words "$old") + wanted))" "$1" ||
      fail "a new $1 could not be started. What ran goes on."
    new=
    for id in $(ids_of "$1"); do case " $old " in *" $id "*) ;; *) new="$new $id" ;; esac; done
    [ -n "$new" ] || new=$(docker compose ps -q -a "$1" | head -n 1)
  fi
  for id in $new; do
    wait_healthy "$1" "$id" && continue
    for one in $new; do case " $kept " in *" $one "*) ;; *) docker rm -f "$one" > /dev/null ;; esac; done
    fail "$1 stays as it was, and answers. $(half_done "$1")"
  done
  for id in $old; do end "$1" "$id"; done
}

# What `replace SERVICE` leaves when it fails.
half_done() {
  case $1 in
    api) say "Nothing was replaced." ;;
    *) say "Before it, others run $target already, which is well: mend it and deploy again, or go back: sh deploy/deploy.sh --back" ;;
  esac
}

# end SERVICE ID: a program is told to stop, finishes what runs, and leaves its log.
end() {
  say "==> $1: the new one is healthy, stop the old one"
  docker stop "$2" > /dev/null
  code=$(docker inspect --format '{{.State.ExitCode}}' "$2")
  [ "$code" = 0 ] || say "    it did not end in order (code $code): see logs/" >&2
  mkdir -p logs
  docker logs "$2" > "logs/$1-$(date -u +%Y%m%d-%H%M%S)-$(printf '%.12s' "$2").log" 2>&1 || :
  ls -t logs/"$1"-*.log | tail -n +$((KEPT_LOGS + 1)) | while read -r log; do rm -f "$log"; done
  docker rm "$2" > /dev/null
}

# Its ports can be held once: it takes a new Caddyfile while it runs. Only what is around it needs a new one.
caddy() {
  id=$(ids_of caddy | cut -d ' ' -f 1)
  if [ -n "$id" ] && is_wanted caddy "$id"; then
    say "==> caddy: take the Caddyfile as it is now"
    docker compose exec -T caddy caddy reload --config - --adapter caddyfile < Caddyfile ||
      fail "Caddy did not take the Caddyfile, and goes on with the one before."
    return 0
  fi
  say "==> caddy: its image or its settings have changed: a new one, with a second or two of silence"
  docker compose up -d --no-deps --no-build caddy || fail "Caddy did not start: docker compose logs caddy"
  for id in $(ids_of caddy); do wait_healthy caddy "$id" || fail "Caddy is not healthy."; done
}

database() {
  for id in $(ids_of postgres); do
    is_wanted postgres "$id" || say "==> postgres: its image or its settings have changed. It is left as it is: in a calm hour run
    docker compose up -d --no-deps postgres    (some ten seconds without a database)"
  done
}

remember() {
  # What runs is known by its tag; the version before keeps its own, to go back to.
  if [ "$target" != "$current" ] && [ -n "$current" ]; then write_setting FLOODLINE_PREVIOUS "$current"; fi
  write_setting FLOODLINE_VERSION "$target"
  kept="$target $(setting FLOODLINE_PREVIOUS)"
  for tag in $(docker image ls --format '{{.Tag}}' floodline); do
    case " $kept " in *" $tag "*) ;; *) docker image rm "floodline:$tag" > /dev/null 2>&1 || : ;; esac
  done
  say "FloodLine is at $target."
}

# write_setting NAME VALUE, into .env, which stays the file that it was.
write_setting() {
  { grep -v "^$1=" .env || :; say "$1=$2"; } > .env.new
  cat .env.new > .env
  rm .env.new
}

# --- In order -----------------------------------------------------------------------------------------------

mode=forward is_plan=no name=
for argument; do
  case $argument in
    --back) mode=back ;;
    --plan) is_plan=yes ;;
    -*) fail "there is no $argument: sh deploy/deploy.sh [--plan] [--back | VERSION]" ;;
    *) name=$argument ;;
  esac
done

[ -f .env ] || fail "there is no .env: cp .env.example .env, and fill it in."
docker compose version > /dev/null 2>&1 || fail "there is no docker compose here, or it may not be used."
current=$(setting FLOODLINE_VERSION)
if [ "$mode" = back ]; then
  if is_half_done; then target=$current; else target=$(setting FLOODLINE_PREVIOUS); fi
  [ -n "$target" ] || fail "there is nothing to go back to: no FLOODLINE_PREVIOUS in .env."
  docker image inspect "floodline:$target" > /dev/null 2>&1 ||
    fail "floodline:$target is gone: git checkout $target, and deploy that."
else
  target=${name:-$(version_here)}
fi
export FLOODLINE_VERSION="$target"
is_first=yes
for program in $PROGRAMS; do [ -z "$(ids_of "$program")" ] || is_first=no; done

if [ "$is_plan" = yes ]; then
  say "from ${current:-nothing} to $target"
  plan "$mode" "$is_first"
  exit 0
fi

lock=.deploying
mkdir "$lock" 2>/dev/null || fail "another deploy runs, or was killed: see that it does not, then rmdir $lock"
trap 'rmdir "$lock"' EXIT
trap 'say "Interrupted. What runs goes on: deploy again to finish, or --back." >&2; exit 130' INT TERM HUP

# Not in a pipe: a step that fails ends this.
steps=$(plan "$mode" "$is_first")
IFS='
'
for step in $steps; do
  unset IFS
  $step
done
