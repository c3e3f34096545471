package io.windlass.kit;

import io.windlass.api.driver.Driver;
import io.windlass.api.driver.PowerControl;
import io.windlass.api.driver.ProviderCalls;
import io.windlass.api.driver.RateLimited;
import io.windlass.kit.internal.Bench;
import io.windlass.kit.internal.CallRules;
import io.windlass.kit.internal.ComponentRules;
import io.windlass.kit.internal.IdentityRules;
import io.windlass.kit.internal.LifeRules;
import io.windlass.kit.internal.OddValueRules;
import io.windlass.kit.internal.PowerRules;
import io.windlass.kit.internal.SpecRules;
import io.windlass.kit.internal.TroubleRules;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of {@code io.windlass.api.driver}, rule by rule. Extend this class in the tests of a driver, say what the
 * driver is called, how it is made and with what spec, and each rule is a test. Rules about what a driver does not claim to
 * do are skipped, with the reason. No framework is needed; only bnd must have described the components.
 *
 * <p>The tests make hosts, ten at most at a time, and remove them. The spec says where: at a simulated provider, or in an account
 * that may be used for it.
 *
 * @param <S> the driver's spec
 */
public abstract class DriverConformance<S extends Record> extends DriverUnderTest<S> {

    @TempDir
    private Path folder;

    /** For subclasses. */
    protected DriverConformance() {}

    /** Declarative Services registers the class as a {@link Driver} of that name. */
    @Test
    final void aComponentOffersTheDriverByItsName() {
        check(bench -> new ComponentRules<>(bench).aComponentOffersTheDriverByItsName());
    }

    /** Users type it, and it begins the names of options. */
    @Test
    final void theNameIsOfLowerCaseLettersAndDigits() {
        check(bench -> new ComponentRules<>(bench).theNameIsOfLowerCaseLettersAndDigits());
    }

    /** Of the four types that options have; {@code specType()} is always the same. */
    @Test
    final void theSpecIsAPublicRecordOfOptions() {
        check(bench -> new SpecRules<>(bench).theSpecIsAPublicRecordOfOptions());
    }

    /** So that they never meet those of {@code create} or of another driver. */
    @Test
    final void optionsAreNamedAfterTheDriver() {
        check(bench -> new SpecRules<>(bench).optionsAreNamedAfterTheDriver());
    }

    /** A line of help each, and defaults that make sense. */
    @Test
    final void optionsExplainThemselves() {
        check(bench -> new SpecRules<>(bench).optionsExplainThemselves());
    }

    /** Tokens and passwords are marked and have no default. */
    @Test
    final void secretsAreMarked() {
        check(bench -> new SpecRules<>(bench).secretsAreMarked());
    }

    /** A record's own {@code toString()} would show them. */
    @Test
    final void theSpecDoesNotShowSecrets() {
        check(bench -> new SpecRules<>(bench).theSpecDoesNotShowSecrets());
    }

    /** What is bound from a command line, stored and read again is the same. */
    @Test
    final void theSpecSurvivesTheStore() {
        check(bench -> new SpecRules<>(bench).theSpecSurvivesTheStore());
    }

    /** A constructor that refuses a value fails as users can understand, and repeats no secret. */
    @Test
    final void whatTheSpecRefusesItExplains() {
        check(bench -> new OddValueRules<>(bench).whatTheSpecRefusesItExplains());
    }

    /** {@code check} makes nothing. */
    @Test
    final void checkingChangesNothing() {
        check(bench -> new LifeRules<>(bench).checkingChangesNothing());
    }

    /** {@code create} answers with a host that is on; {@code find} agrees, also without what {@code create} answered. */
    @Test
    final void whatIsMadeIsFound() {
        check(bench -> new LifeRules<>(bench).whatIsMadeIsFound());
    }

    /** {@code list} agrees with {@code find} and knows the host's name. */
    @Test
    final void whatIsMadeIsListed() {
        check(bench -> new LifeRules<>(bench).whatIsMadeIsListed());
    }

    /** Another {@code create} with the same id makes nothing new. */
    @Test
    final void creatingAgainAdoptsWhatExists() {
        check(bench -> new LifeRules<>(bench).creatingAgainAdoptsWhatExists());
    }

    /** Not found, not listed, and removing it is no failure. */
    @Test
    final void whatWasNeverMadeIsNowhere() {
        check(bench -> new LifeRules<>(bench).whatWasNeverMadeIsNowhere());
    }

    /** What is gone already counts as removed. */
    @Test
    final void removingIsForGoodAndCanBeRepeated() {
        check(bench -> new LifeRules<>(bench).removingIsForGoodAndCanBeRepeated());
    }

    /** With an empty folder, another name, and what {@code list} said. */
    @Test
    final void whatNoHostClaimsIsListedAndCanBeRemoved() {
        check(bench -> new LifeRules<>(bench).whatNoHostClaimsIsListedAndCanBeRemoved());
    }

    /** Nothing is kept in the driver object: a bundle may be replaced between any two calls. */
    @Test
    final void anotherDriverObjectKnowsTheSame() {
        check(bench -> new LifeRules<>(bench).anotherDriverObjectKnowsTheSame());
    }

    /** Eight, created and removed from as many threads. */
    @Test
    final void severalHostsAtOnceAreSeveral() {
        check(bench -> new LifeRules<>(bench).severalHostsAtOnceAreSeveral());
    }

    /** Removing one leaves the other. */
    @Test
    final void twoHostsAreTwo() {
        check(bench -> new IdentityRules<>(bench).twoHostsAreTwo());
    }

    /** Two hosts of one name are two by their ids. */
    @Test
    final void aNameIsNoIdentity() {
        check(bench -> new IdentityRules<>(bench).aNameIsNoIdentity());
    }

    /** A new host is not the removed one whose name it has. */
    @Test
    final void aNameCanBeUsedAgain() {
        check(bench -> new IdentityRules<>(bench).aNameCanBeUsedAgain());
    }

    /** A host is found by its id whatever it is called. */
    @Test
    final void anotherNameIsNoOtherHost() {
        check(bench -> new IdentityRules<>(bench).anotherNameIsNoOtherHost());
    }

    /** Attributes help to find a host; whose it is, the id on it says. */
    @Test
    final void anotherHostsAnswerMakesNoHost() {
        check(bench -> new IdentityRules<>(bench).anotherHostsAnswerMakesNoHost());
    }

    /** Several installations may share an account. */
    @Test
    final void anotherInstallationIsNotListed() {
        check(bench -> new IdentityRules<>(bench).anotherInstallationIsNotListed());
    }

    /** A provider that cannot be asked is a failure, never an empty answer. */
    @Test
    final void whoCannotAskDoesNotAnswer() {
        check(bench -> new TroubleRules<>(bench).whoCannotAskDoesNotAnswer());
    }

    /** What the gate fails with reaches the platform as it is. */
    @Test
    final void aRefusedCallIsAFailureWithoutEffect() {
        check(bench -> new TroubleRules<>(bench).aRefusedCallIsAFailureWithoutEffect());
    }

    /** Whoever waits at the gate gives up. */
    @Test
    final void anInterruptEndsTheWaitingForATurn() {
        check(bench -> new TroubleRules<>(bench).anInterruptEndsTheWaitingForATurn());
    }

    /** Whoever waits for the provider gives up. */
    @Test
    final void anInterruptEndsTheWaitingForAnAnswer() {
        check(bench -> new TroubleRules<>(bench).anInterruptEndsTheWaitingForAnAnswer());
    }

    /** What a cancelled creation has left is found, and adopted by the next one. */
    @Test
    final void anInterruptedCreationIsAdoptedLater() {
        check(bench -> new TroubleRules<>(bench).anInterruptedCreationIsAdoptedLater());
    }

    /** Neither in answers nor in failures nor in progress. Every other test looks for it, too. */
    @Test
    final void noSecretIsTold() {
        check(bench -> new TroubleRules<>(bench).noSecretIsTold());
    }

    /** Zero or more, and always the same. */
    @Test
    final void settlingIsADuration() {
        check(bench -> new CallRules<>(bench).settlingIsADuration());
    }

    /** {@link RateLimited}: the same for the same spec, without asking, by a name that is no secret. */
    @Test
    final void theLimitIsThatOfTheAccount() {
        check(bench -> new CallRules<>(bench).theLimitIsThatOfTheAccount());
    }

    /** {@link ProviderCalls}: one call for each request. */
    @Test
    final void eachRequestGoesThroughTheGate() {
        check(bench -> new CallRules<>(bench).eachRequestGoesThroughTheGate());
    }

    /** {@link PowerControl}: off is told as {@code STOPPED}, and on as after a creation. */
    @Test
    final void aHostIsStoppedAndStarted() {
        check(bench -> new PowerRules<>(bench).aHostIsStoppedAndStarted());
    }

    /** {@link PowerControl}: off when {@code kill} returns. */
    @Test
    final void aHostIsKilled() {
        check(bench -> new PowerRules<>(bench).aHostIsKilled());
    }

    /** {@link PowerControl}: what is so already stays as it is. */
    @Test
    final void switchingTwiceIsSwitchingOnce() {
        check(bench -> new PowerRules<>(bench).switchingTwiceIsSwitchingOnce());
    }

    /** {@link PowerControl}: a host that is off is still there, and can be removed. */
    @Test
    final void whatIsOffExistsAndIsListedAsOff() {
        check(bench -> new PowerRules<>(bench).whatIsOffExistsAndIsListedAsOff());
    }

    /** {@link PowerControl}: a creation that is taken up again ends with a host that is on. */
    @Test
    final void creatingAgainSwitchesOn() {
        check(bench -> new PowerRules<>(bench).creatingAgainSwitchesOn());
    }

    /** {@link PowerControl}: there is nothing to answer with. */
    @Test
    final void whatWasNeverMadeCannotBeStarted() {
        check(bench -> new PowerRules<>(bench).whatWasNeverMadeCannotBeStarted());
    }

    private void check(Consumer<Bench<S>> rule) {
        try (Bench<S> bench = new Bench<>(described(), folder)) {
            rule.accept(bench);
        }
    }
}
