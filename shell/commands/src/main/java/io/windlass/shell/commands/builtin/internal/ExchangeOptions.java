package io.windlass.shell.commands.builtin.internal;

import io.windlass.api.option.Option;

/**
 * The options of {@code import} and {@code export}.
 *
 * @param dryRun whether nothing is copied
 */
public record ExchangeOptions(
        @Option(name = "dry-run", help = "Say what would happen, and do nothing")
        boolean dryRun) {}
