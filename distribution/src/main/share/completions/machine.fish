# Completion of `machine` for fish: copy this file to ~/.config/fish/completions/machine.fish.

set -l commands active config create env help inspect ip kill ls provision restart rm ssh start status stop url version

# The help of a command is the list of its flags, those of the chosen driver among them.
function __machine_flags
    set -l words (commandline -opc)
    set -l driver
    for at in (seq 2 (count $words))
        contains -- $words[$at] -d --driver
        and set driver --driver $words[(math $at + 1)]
    end
    for word in $words[2..]
        string match -q -- '-*' $word
        and continue
        $words[1] $word $driver --help 2>/dev/null | string match -rag -- '(--[a-z][a-z0-9-]+)'
        return
    end
end

for program in machine docker-machine
    complete -c $program -f
    complete -c $program -n "not __fish_seen_subcommand_from $commands" -a "$commands"
    complete -c $program -n "not __fish_seen_subcommand_from $commands" -s s -l storage-path -r -a "(__fish_complete_directories)"
    complete -c $program -n "not __fish_seen_subcommand_from $commands" -s D -l debug
    complete -c $program -n "__fish_seen_subcommand_from create" -s d -l driver -x -a "generic none nspawn"
    complete -c $program -n "__fish_seen_subcommand_from $commands; and string match -q -- '-*' (commandline -ct)" -a "(__machine_flags)"
    complete -c $program -n "__fish_seen_subcommand_from active config env inspect ip kill provision restart rm ssh start status stop url" -a "($program ls -q 2>/dev/null)"
    complete -c $program -n "__fish_seen_subcommand_from help" -a "$commands"
end
