package io.windlass.shell.commands;

/** For commands without options. */
public record NoOptions() {}
