package io.windlass.deployer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.deployer.BundleView.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class KeptBundlesTest {

    @TempDir
    Path folder;

    @Test
    void twoVersionsAreKeptAndNoMore() throws IOException {
        KeptBundles kept = new KeptBundles(folder);
        KeptBundle first = new KeptBundle("a.b", Origin.INSTALLED, taken(kept, "one"), Optional.empty());
        kept.save(first);
        KeptBundle second = first.updated(taken(kept, "two"), Origin.INSTALLED);
        kept.save(second);
        KeptBundle third = second.updated(taken(kept, "three"), Origin.INSTALLED);
        kept.save(third);

        assertThat(new KeptBundles(folder).all()).containsExactly(third);
        assertThat(kept.archive("a.b", first.current())).doesNotExist();
        assertThat(kept.archive("a.b", second.current())).hasContent("two");
        assertThat(kept.archive("a.b", third.current())).hasContent("three");
    }

    @Test
    void whatACrashLeftIsNotKept() throws IOException {
        KeptBundles kept = new KeptBundles(folder);
        taken(kept, "never saved");
        Path fetched = kept.newFile();

        KeptBundles next = new KeptBundles(folder);

        assertThat(fetched).doesNotExist();
        assertThat(next.all()).isEmpty();
        next.clean("a.b");
        assertThat(folder.resolve("a.b")).doesNotExist();
    }

    @Test
    void whatIsRemovedLeavesNothing() throws IOException {
        KeptBundles kept = new KeptBundles(folder);
        kept.save(new KeptBundle("a.b", Origin.DEPLOYED, taken(kept, "one"), Optional.empty()));

        kept.remove("a.b");

        assertThat(kept.find("a.b")).isEmpty();
        assertThat(folder.resolve("a.b")).doesNotExist();
    }

    private static KeptBundle.Edition taken(KeptBundles kept, String content) throws IOException {
        Path file = Files.writeString(kept.newFile(), content);
        String digest = Inspection.digest(file);
        kept.take(new Candidate(
                file,
                digest,
                "a.b",
                Version.emptyVersion,
                Optional.empty(),
                new Declarations(new TreeSet<>(), new TreeSet<>())));
        return new KeptBundle.Edition(digest, "1.0.0", "/somewhere/" + content, content.length() > 3);
    }
}
