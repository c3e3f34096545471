package io.windlass.shell.commands.builtin.internal;

import static io.windlass.shell.commands.builtin.internal.ShellQuoting.backslashed;

import java.util.Locale;

/** How each shell sets a variable, drops one, and runs what a command printed. */
enum ShellSyntax {
    /** Also for every shell that nobody here knows. */
    BASH("#") {
        @Override
        String set(String name, String value) {
            return "export " + name + "=\"" + backslashed(value, "\\\"$`") + "\"";
        }

        @Override
        String unset(String name) {
            return "unset " + name;
        }

        @Override
        String evaluation(String command) {
            return "eval $(" + command + ")";
        }
    },
    FISH("#") {
        @Override
        String set(String name, String value) {
            return "set -gx " + name + " \"" + backslashed(value, "\\\"$") + "\";";
        }

        @Override
        String unset(String name) {
            return "set -e " + name + ";";
        }

        @Override
        String evaluation(String command) {
            return "eval (" + command + ")";
        }
    },
    /** Nothing is special in what FOR substitutes, so nothing is escaped. */
    CMD("REM") {
        @Override
        String set(String name, String value) {
            return "SET " + name + "=" + value;
        }

        @Override
        String unset(String name) {
            return "SET " + name + "=";
        }

        @Override
        String evaluation(String command) {
            return "\t@FOR /f \"tokens=*\" %i IN ('" + command + "') DO @%i";
        }
    },
    POWERSHELL("#") {
        @Override
        String set(String name, String value) {
            return "$Env:" + name + " = \"" + ShellQuoting.powershell(value) + "\"";
        }

        @Override
        String unset(String name) {
            return "Remove-Item Env:\\\\" + name;
        }

        @Override
        String evaluation(String command) {
            return "& " + command + " | Invoke-Expression";
        }
    },
    TCSH(":") {
        @Override
        String set(String name, String value) {
            return "setenv " + name + " \"" + ShellQuoting.tcsh(value) + "\";";
        }

        @Override
        String unset(String name) {
            return "unsetenv " + name + ";";
        }

        @Override
        String evaluation(String command) {
            return "eval `" + command + "`";
        }
    },
    EMACS(";;") {
        @Override
        String set(String name, String value) {
            return "(setenv \"" + name + "\" \"" + backslashed(value, "\\\"") + "\")";
        }

        @Override
        String unset(String name) {
            return "(setenv \"" + name + "\" nil)";
        }

        @Override
        String evaluation(String command) {
            return "(with-temp-buffer (shell-command \"" + backslashed(command, "\\\"")
                    + "\" (current-buffer)) (eval-buffer))";
        }
    };

    private final String comment;

    ShellSyntax(String comment) {
        this.comment = comment;
    }

    static ShellSyntax of(String shell) {
        return switch (shell.toLowerCase(Locale.ROOT)) {
            case "fish" -> FISH;
            case "cmd" -> CMD;
            case "powershell" -> POWERSHELL;
            case "tcsh" -> TCSH;
            case "emacs" -> EMACS;
            default -> BASH;
        };
    }

    String comment(String text) {
        return comment + " " + text;
    }

    abstract String set(String name, String value);

    abstract String unset(String name);

    abstract String evaluation(String command);
}
