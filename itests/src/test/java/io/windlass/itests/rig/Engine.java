package io.windlass.itests.rig;

import java.nio.file.Path;

/** The engine of a host through the real {@code docker} client, which learns of it by {@code machine env}. */
public final class Engine {
    private final Windlass windlass;
    private final String host;

    Engine(Windlass windlass, String host) {
        this.windlass = windlass;
        this.host = host;
    }

    /** Runs a line with {@code docker} in it. */
    public Result run(String line) {
        return windlass.shell("bash", "eval \"$(machine env " + host + ")\" && " + line);
    }

    public String tell(String line) {
        return run(line).requireSuccess().output().strip();
    }

    /** What the engine says of itself, over TLS. */
    public String version() {
        return tell("docker version --format '{{.Server.Version}}'");
    }

    public boolean answers() {
        return run("docker version").succeeded();
    }

    /** Makes an image from a local file and returns what a container of it prints. */
    public String runContainer(Path image) {
        return tell("docker import '" + image
                + "' local >/dev/null && docker run --rm local /bin/busybox echo from inside");
    }
}
