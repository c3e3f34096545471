package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.host.Operation;

/** What a machine is doing, in a word. */
final class Verbs {

    private Verbs() {}

    static String of(Operation operation) {
        return switch (operation) {
            case CREATE -> "Creating";
            case START -> "Starting";
            case STOP -> "Stopping";
            case KILL -> "Killing";
            case RESTART -> "Restarting";
            case PROVISION -> "Provisioning";
            case UPGRADE -> "Upgrading";
            case REGENERATE_CERTS -> "Regenerating certificates";
            case REMOVE -> "Removing";
            case FORGET -> "Forgetting";
        };
    }
}
