package io.windlass.shell.commands;

/** Whose habits the caller expects. The name by which the program is called decides. */
public enum Dialect {
    /** Those of {@code machine}: docker-machine's, with its known defects mended. */
    MACHINE,
    /**
     * Those of {@code docker-machine} 0.16.2, wherever a script could depend on them: its exit statuses, its message
     * texts with nothing added, its defaults.
     */
    DOCKER_MACHINE;

    /** What a program called {@code docker-machine} says its version is, since scripts look at it. */
    public static final String DOCKER_MACHINE_VERSION = "0.16.2";

    /**
     * Returns the one that goes with a name.
     *
     * @param program the program's name as it was called, without its folder
     * @return docker-machine's for {@code docker-machine}, with or without an ending, our own for any other
     */
    public static Dialect of(String program) {
        return program.equals("docker-machine") || program.equals("docker-machine.exe") ? DOCKER_MACHINE : MACHINE;
    }
}
