# Completion of `machine` for bash: source this file, or copy it to /usr/share/bash-completion/completions/machine.

_machine() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]}
  local commands="active config create env help inspect ip kill ls provision restart rm ssh start status stop url version"
  local at command='' driver='' choices

  for ((at = 1; at < COMP_CWORD; at++)); do
    case ${COMP_WORDS[at]} in
    -s | --storage-path) ((at++)) ;;
    -*) ;;
    *)
      command=${COMP_WORDS[at]}
      break
      ;;
    esac
  done
  for ((; at > 0 && at < COMP_CWORD - 1; at++)); do
    case ${COMP_WORDS[at]} in
    -d | --driver) driver=${COMP_WORDS[at + 1]} ;;
    esac
  done

  case $previous in
  -s | --storage-path)
    mapfile -t COMPREPLY < <(compgen -d -- "$word")
    return
    ;;
  -d | --driver)
    if [[ $command == create ]]; then
      mapfile -t COMPREPLY < <(compgen -W "generic none nspawn" -- "$word")
      return
    fi
    ;;
  esac
  if [[ -z $command ]]; then
    choices=$commands
    [[ $word == -* ]] && choices="--debug --help --storage-path --version"
  elif [[ $word == -* ]]; then
    # The help of the command is the list of its flags, those of the chosen driver among them.
    choices=$("$program" "$command" ${driver:+--driver "$driver"} --help 2>/dev/null | grep -oE -e '--[a-z][a-z0-9-]+' | sort -u)
  elif [[ $command == help ]]; then
    choices=$commands
  elif [[ $command != create && $command != ls && $command != version ]]; then
    choices=$("$program" ls -q 2>/dev/null)
  fi
  mapfile -t COMPREPLY < <(compgen -W "${choices:-}" -- "$word")
}

complete -o default -F _machine machine docker-machine
