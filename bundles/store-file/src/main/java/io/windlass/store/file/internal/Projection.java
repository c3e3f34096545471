package io.windlass.store.file.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ties a file that others read, and may write, to the record it was made from.
 *
 * @param written the digest of the content that belongs to the record
 * @param replaced the digest of the content before, which is there if a crash came between the two files
 */
record Projection(String written, String replaced) {

    static Projection of(byte[] written, Optional<byte[]> replaced) {
        return new Projection(digest(written), replaced.map(Projection::digest).orElse(""));
    }

    static Projection read(Fields fields) {
        return new Projection(
                fields.text("written").orElse(""), fields.text("replaced").orElse(""));
    }

    ObjectNode toJson() {
        return Json.object().put("written", written).put("replaced", replaced);
    }

    /** Whether the file's content was written by somebody else. */
    boolean isForeign(byte[] content) {
        String digest = digest(content);
        return !digest.equals(written) && !digest.equals(replaced);
    }

    /** Whether the file's content is still the one from before the record. */
    boolean isBehind(byte[] content) {
        String digest = digest(content);
        return digest.equals(replaced) && !digest.equals(written);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
