package io.windlass.kit;

import io.windlass.api.driver.DriverAccount;
import io.windlass.api.driver.DriverHost;
import io.windlass.api.driver.OwnedInstance;
import io.windlass.api.driver.RateLimited;
import io.windlass.api.error.MachineException;
import io.windlass.api.error.StandardErrorCode;
import io.windlass.api.host.Instance;
import io.windlass.kit.SampleProvider.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drivers that hide failures, tell secrets, or treat an account badly. */
final class WrongCalls {

    private WrongCalls() {}

    static List<Case> all() {
        return Stream.of(hidingTroubles(), tellingSecrets(), aboutTheAccount(), pastTheGate())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> hidingTroubles() {
        return List.of(
                Case.of("whoCannotAskDoesNotAnswer", "nothing is found", NothingFound::new),
                Case.of("whoCannotAskDoesNotAnswer", "nothing is listed", NothingListed::new),
                Case.of("whoCannotAskDoesNotAnswer", "another exception", provider -> new SampleDriver(provider) {
                    @Override
                    public Instance create(DriverHost<SampleSpec> host) {
                        try {
                            return super.create(host);
                        } catch (MachineException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }),
                Case.of("aRefusedCallIsAFailureWithoutEffect", "nothing is found", NothingFound::new),
                Case.of("aRefusedCallIsAFailureWithoutEffect", "another code", OtherCode::new),
                Case.of("anInterruptEndsTheWaitingForATurn", "nothing is listed", NothingListed::new),
                Case.of("anInterruptEndsTheWaitingForAnAnswer", "it waits on", Patient::new));
    }

    private static List<Case> tellingSecrets() {
        return List.of(
                Case.of("noSecretIsTold", "in progress", provider -> new SampleDriver(provider) {
                    @Override
                    public Instance create(DriverHost<SampleSpec> host) {
                        host.progress().line("Logging in with " + host.spec().token());
                        return super.create(host);
                    }
                }),
                Case.of("noSecretIsTold", "in a failure", provider -> new SampleDriver(provider) {
                    @Override
                    public Optional<Instance> find(DriverHost<SampleSpec> host) {
                        try {
                            return super.find(host);
                        } catch (MachineException e) {
                            throw new MachineException(
                                    e.code(), "No: " + host.spec().token(), "", e);
                        }
                    }
                }),
                Case.of("noSecretIsTold", "in an attribute", provider -> new SampleDriver(provider) {
                    @Override
                    Instance instance(Machine machine) {
                        return instance(machine, Map.of("Login", SampleSpec.GOOD.token()));
                    }
                }));
    }

    private static List<Case> aboutTheAccount() {
        return List.of(
                Case.of("settlingIsADuration", "less than nothing", provider -> new SampleDriver(provider) {
                    @Override
                    public Duration settling() {
                        return Duration.ofSeconds(-1);
                    }
                }),
                limited("the token as a name", spec -> new RateLimited.Limit(spec.token(), 1, 1)),
                limited("no calls at all", spec -> new RateLimited.Limit(spec.url(), 0, 1)),
                limited("no burst", spec -> new RateLimited.Limit(spec.url(), 1, 0)),
                limited("another one each time", new Counting()),
                Case.of("theLimitIsThatOfTheAccount", "it asks", provider -> new SampleDriver(provider) {
                    @Override
                    public Limit limit(SampleSpec spec) {
                        return new Limit(spec.url(), 10 + provider.all(spec).size(), 5);
                    }
                }));
    }

    private static List<Case> pastTheGate() {
        return List.of(
                Case.of("eachRequestGoesThroughTheGate", "past the gate", provider -> new SampleDriver(provider) {
                    @Override
                    List<Machine> all(DriverHost<SampleSpec> host) {
                        return provider.all(host.spec());
                    }
                }),
                Case.of("eachRequestGoesThroughTheGate", "two in one call", provider -> new SampleDriver(provider) {
                    @Override
                    Machine make(DriverHost<SampleSpec> host) {
                        return host.calls().call(() -> {
                            provider.all(host.spec());
                            return provider.make(host.spec(), host.id().toString(), host.installation(), host.name());
                        });
                    }
                }));
    }

    private static Case limited(String what, Function<SampleSpec, RateLimited.Limit> limit) {
        return Case.of("theLimitIsThatOfTheAccount", what, provider -> new SampleDriver(provider) {
            @Override
            public Limit limit(SampleSpec spec) {
                return limit.apply(spec);
            }
        });
    }

    private static final class Counting implements Function<SampleSpec, RateLimited.Limit> {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public RateLimited.Limit apply(SampleSpec spec) {
            return new RateLimited.Limit(spec.url(), calls.incrementAndGet(), 1);
        }
    }

    private static final class NothingFound extends SampleDriver {
        NothingFound(SampleProvider provider) {
            super(provider);
        }

        @Override
        public Optional<Instance> find(DriverHost<SampleSpec> host) {
            try {
                return super.find(host);
            } catch (MachineException e) {
                host.progress().line(e.text());
                return Optional.empty();
            }
        }
    }

    private static final class NothingListed extends SampleDriver {
        NothingListed(SampleProvider provider) {
            super(provider);
        }

        @Override
        public List<OwnedInstance> list(DriverAccount<SampleSpec> account) {
            try {
                return super.list(account);
            } catch (MachineException _) {
                return List.of();
            }
        }
    }

    private static final class OtherCode extends SampleDriver {
        OtherCode(SampleProvider provider) {
            super(provider);
        }

        @Override
        public void remove(DriverHost<SampleSpec> host) {
            try {
                super.remove(host);
            } catch (MachineException e) {
                throw new MachineException(StandardErrorCode.PROVIDER_FAILED, e.text(), e.hint(), e);
            }
        }
    }

    /** Deaf to interrupts for as long as the kit listens, and a little longer. */
    private static final class Patient extends SampleDriver {
        Patient(SampleProvider provider) {
            super(provider);
        }

        @Override
        public Optional<Instance> find(DriverHost<SampleSpec> host) {
            try {
                return super.find(host);
            } catch (MachineException e) {
                return waitOn(e);
            }
        }

        private static Optional<Instance> waitOn(MachineException answered) {
            CountDownLatch never = new CountDownLatch(1);
            for (int interrupts = 0; interrupts < 2; interrupts++) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    answered.addSuppressed(e);
                }
            }
            throw answered;
        }
    }
}
