package io.windlass.shell.commands;

/** Has the name of the service for which the launcher waits; the real one is not on this module's class path. */
public interface CommandServer {}
