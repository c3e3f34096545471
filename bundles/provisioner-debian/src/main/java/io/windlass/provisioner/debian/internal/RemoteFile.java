package io.windlass.provisioner.debian.internal;

import io.windlass.api.ssh.RemoteCommand;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A file of root's as it shall be on the host. Its path is one of ours and needs no quoting. */
record RemoteFile(String path, String mode, String content) {

    /** Writes files, their contents on standard input in base64: its letters mean nothing to a shell. */
    static RemoteCommand writing(List<RemoteFile> files, boolean enginePresent) {
        List<String> calls = files.stream().map(RemoteFile::call).toList();
        return Script.FILES.commandWith(calls, enginePresent ? "engine" : "none");
    }

    boolean isOn(HostFacts facts) {
        return facts.file(path).equals(mode + ":0:0:" + digest());
    }

    private String call() {
        return "put " + mode + " " + path + " '" + Base64.getEncoder().encodeToString(bytes()) + "'";
    }

    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** Shows no content, which may be a key. */
    @Override
    public String toString() {
        return "RemoteFile[" + path + "]";
    }
}
