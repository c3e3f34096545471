# Completion of `machine` for bash: source this file, or copy it to /usr/share/bash-completion/completions/machine.

_machine() {
  local line=${COMP_LINE:0:COMP_POINT} words word previous program prefix
  local commands="active cancel config create env events export help import inspect ip kill ls mount orphans provision"
  commands+=" regenerate-certs restart rm scp shell ssh start status stop update upgrade url version"
  local at command='' storage=()

  # COMP_WORDS takes zone=north and web:/path for several words.
  read -ra words <<<"$line"
  if [[ $line == *[[:space:]] ]]; then words+=(''); fi
  word=${words[-1]} previous=${words[-2]-} program=${words[0]}

  for ((at = 1; at < ${#words[@]} - 1; at++)); do
    case ${words[at]} in
    -s | --storage-path) storage=(-s "${words[++at]}") ;;
    -*) ;;
    *)
      command=${words[at]}
      break
      ;;
    esac
  done

  if [[ $previous == -s || $previous == --storage-path ]]; then
    mapfile -t COMPREPLY < <(compgen -d -- "$word")
  elif [[ -z $command && $word != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
  else
    # The daemon knows the flags of each command and driver, the machines and their labels.
    mapfile -t COMPREPLY < <("$program" "${storage[@]}" __complete -- "${words[@]:1}" 2>/dev/null)
    # A path or a value follows at once.
    if [[ ${COMPREPLY[0]-} == *[:=] ]]; then compopt -o nospace; fi
    # Readline replaces only what follows the last of these.
    prefix=${word%"${word##*[=:]}"}
    COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
  fi
}

complete -o default -F _machine machine docker-machine
