/**
 * The kill points: the daemon is killed before and after every durable write and every provider call of an operation,
 * one run for each, and what is left is checked from what the provider saw. {@code docs/testing.md} says how to use it.
 */
@NullMarked
package io.windlass.itests.kill;

import org.jspecify.annotations.NullMarked;
