# Completion of `machine` for bash: source this file, or copy it to /usr/share/bash-completion/completions/machine.

_machine() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
  local commands="active bundle cancel config create env events export help import inspect ip kill ls mount orphans provision"
  commands+=" regenerate-certs restart rm scp shell ssh start status stop update upgrade url version"
  local at command='' storage=()

  for ((at = 1; at < COMP_CWORD; at++)); do
    case ${COMP_WORDS[at]} in
    -s | --storage-path) storage=(-s "${COMP_WORDS[++at]}") ;;
    -*) ;;
    *)
      command=${COMP_WORDS[at]}
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
    mapfile -t COMPREPLY < <("$program" "${storage[@]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # A path follows at once.
    if [[ ${COMPREPLY[0]-} == *: ]]; then compopt -o nospace; fi
  fi
}

complete -o default -F _machine machine docker-machine
