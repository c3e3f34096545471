# Completion of `machine` for fish: copy this file to ~/.config/fish/completions/machine.fish.

set -l commands active cancel config create env events export help import inspect ip kill ls mount orphans provision \
    regenerate-certs restart rm scp shell ssh start status stop update upgrade url version

# The daemon knows the flags of each command and driver, the machines and their labels.
function __machine_complete
    set -l words (commandline -opc)
    set -l storage
    for at in (seq 2 (count $words))
        switch $words[$at]
            case -s --storage-path
                set -l value (math $at + 1)
                test $value -le (count $words)
                and set storage -s $words[$value]
        end
    end
    $words[1] $storage __complete -- $words[2..] (commandline -ct) 2>/dev/null
end

for program in machine docker-machine
    complete -c $program -f
    complete -c $program -n "not __fish_seen_subcommand_from $commands" -a "$commands"
    complete -c $program -n "not __fish_seen_subcommand_from $commands" -s s -l storage-path -r -a "(__fish_complete_directories)"
    complete -c $program -n "not __fish_seen_subcommand_from $commands" -s D -l debug
    complete -c $program -n "__fish_seen_subcommand_from $commands" -a "(__machine_complete)"
    complete -c $program -n "__fish_seen_subcommand_from mount scp" -F
end
