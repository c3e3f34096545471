package %package%;

import io.windlass.api.option.Option;

/** What users set. A secret, such as a token, is marked with secret = true and left out of toString(). */
public record %Name%Spec(
        @Option(name = "%name%-folder", env = "%NAME%_FOLDER", required = true, path = true, help = "Folder for hosts")
        String folder) {}
