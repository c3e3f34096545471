package io.windlass.itests.hosts;

/** How a command on a fake host ends. */
record Answer(int status, String output, String errors) {

    static Answer said(String output) {
        return new Answer(0, output, "");
    }

    static Answer failed(int status, String errors) {
        return new Answer(status, "", errors + "\n");
    }
}
