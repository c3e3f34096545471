package io.windlass.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.host.HostId;
import java.util.Optional;
import org.assertj.core.api.Assumptions;

/**
 * Which host is which: the id decides, and the installation.
 *
 * @param <S> the driver's spec
 */
public final class IdentityRules<S extends Record> {

    private final Bench<S> bench;

    /**
     * Only drivers that make hosts have to tell them apart.
     *
     * @param bench with the driver
     */
    public IdentityRules(Bench<S> bench) {
        this.bench = bench;
        Assumptions.assumeThat(bench.subject.makesHosts())
                .as("the driver makes hosts")
                .isTrue();
    }

    public void twoHostsAreTwo() {
        bothMadeAndOneRemoved("kit-1", "kit-2");
    }

    public void aNameIsNoIdentity() {
        bothMadeAndOneRemoved("kit-1", "kit-1");
    }

    private void bothMadeAndOneRemoved(String oneName, String otherName) {
        Guest<S> one = bench.guest(oneName);
        Guest<S> other = bench.guest(otherName);
        one.create();
        assertThat(other.find()).as("What find() gives before create()").isEmpty();
        other.create();
        one.findSettled();
        other.findSettled();
        assertThat(bench.list())
                .as("What list() gives of two hosts")
                .extracting(OwnedInstance::id)
                .contains(one.id(), other.id());

        one.remove();
        assertThat(one.forgetting().find())
                .as("What find() gives after remove()")
                .isEmpty();
        assertThat(other.find()).as("What find() gives for the other host").isPresent();
        assertThat(other.forgetting().findSettled())
                .as("What find() gives for the other host, without what create() answered")
                .isPresent();
        other.remove();
        assertThat(other.find()).as("What find() gives after remove()").isEmpty();
    }

    public void aNameCanBeUsedAgain() {
        Guest<S> former = bench.guest("kit-1");
        former.create();
        former.findSettled();
        former.remove();
        Guest<S> latter = bench.guest("kit-1");
        latter.create();

        assertThat(latter.findSettled())
                .as("What find() gives for the new host")
                .isPresent();
        assertThat(former.forgetting().find())
                .as("What find() gives for the old host")
                .isEmpty();
    }

    public void anotherNameIsNoOtherHost() {
        Guest<S> host = bench.guest("kit-1");
        host.create();
        host.findSettled();

        assertThat(host.find("kit-2", host.known()))
                .as("What find() gives by another name")
                .isPresent();
        assertThat(host.find("kit-2", Optional.empty()))
                .as("What find() gives by another name, without what create() answered")
                .isPresent();
    }

    public void anotherHostsAnswerMakesNoHost() {
        Guest<S> host = bench.guest("kit-1");
        Guest<S> stranger = bench.guest("kit-2").knowing(host.create());

        assertThat(stranger.find())
                .as("What find() gives for a host with the attributes of another")
                .isEmpty();
        stranger.forgetting();
    }

    public void anotherInstallationIsNotListed() {
        Guest<S> ours = bench.guest("kit-1");
        Guest<S> theirs = bench.guest(bench.otherInstallation, HostId.random(), "kit-1", bench.subject.spec());
        ours.create();
        theirs.create();
        ours.findSettled();
        theirs.findSettled();

        assertThat(bench.list())
                .as("What list() gives")
                .extracting(OwnedInstance::id)
                .containsExactly(ours.id());
        assertThat(bench.list(bench.otherInstallation))
                .as("What list() gives to another installation")
                .extracting(OwnedInstance::id)
                .containsExactly(theirs.id());
    }
}
