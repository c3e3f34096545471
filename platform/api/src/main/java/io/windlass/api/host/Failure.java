package io.windlass.api.host;

/**
 * Why the last operation of a host did not succeed, in a form that outlives the process.
 *
 * @param code the name of the error code
 * @param message what went wrong
 * @param hint what the reader can do about it, or an empty text
 */
public record Failure(String code, String message, String hint) {}
