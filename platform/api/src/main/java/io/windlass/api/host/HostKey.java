package io.windlass.api.host;

/**
 * The public key by which an SSH server proves to be itself.
 *
 * @param type the algorithm as OpenSSH names it, such as {@code ssh-ed25519}
 * @param base64 the key as it stands in a {@code .pub} file
 */
public record HostKey(String type, String base64) {

    /**
     * Reads the first two words of a public key line; a comment behind them is dropped.
     *
     * @param line as in a {@code .pub} file
     * @return the key
     * @throws IllegalArgumentException if there are not two words
     */
    public static HostKey parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2) {
            throw new IllegalArgumentException("not a public key line");
        }
        return new HostKey(words[0], words[1]);
    }

    /**
     * Returns the key as it stands in a {@code .pub} file.
     *
     * @return type and key with a space between
     */
    public String line() {
        return type + " " + base64;
    }
}
