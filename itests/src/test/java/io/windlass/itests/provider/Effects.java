package io.windlass.itests.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What each call does when nothing gets in its way. */
final class Effects {

    private final Cloud cloud;
    private final int pageSize;

    Effects(Cloud cloud, int pageSize) {
        this.cloud = cloud;
        this.pageSize = pageSize;
    }

    Answer of(Incoming request, long ordinal, Duration hidden) {
        OptionalLong call = OptionalLong.of(ordinal);
        return switch (request.call()) {
            case CREATE -> create(request, hidden, call);
            case LIST -> list(request);
            case GET -> one(own(request));
            case START -> one(own(request).flatMap(found -> cloud.start(found.id(), call)));
            case STOP -> one(own(request).flatMap(found -> cloud.stop(found.id(), true, call)));
            case KILL -> one(own(request).flatMap(found -> cloud.stop(found.id(), false, call)));
            case DELETE -> one(own(request).flatMap(found -> cloud.delete(found.id(), call)));
        };
    }

    private Answer create(Incoming request, Duration hidden, OptionalLong call) {
        return request.labels()
                .map(labels -> cloud.create(labels, request.text("authorizedKey"), hidden, call)
                        .map(made -> Answer.of(201, made))
                        .orElse(Answer.of(Fault.Refusal.quotaExceeded())))
                .orElse(Answer.BAD_REQUEST);
    }

    private Answer list(Incoming request) {
        Predicate<Labels> wanted = labels -> labels.account().equals(request.account())
                && fits(request, "hostId", labels.hostId())
                && fits(request, "installation", labels.installation());
        String after = request.query().getOrDefault("after", "");
        List<FakeInstance> found = cloud.listed(wanted, after, pageSize + 1);
        if (found.size() <= pageSize) {
            return Answer.page(found, Optional.empty());
        }
        List<FakeInstance> page = found.subList(0, pageSize);
        return Answer.page(page, Optional.of(page.getLast().id()));
    }

    private static boolean fits(Incoming request, String field, String value) {
        return request.query().getOrDefault(field, value).equals(value);
    }

    private Optional<FakeInstance> own(Incoming request) {
        return request.instance()
                .flatMap(cloud::get)
                .filter(found -> found.labels().account().equals(request.account()));
    }

    private static Answer one(Optional<FakeInstance> instance) {
        return instance.map(found -> Answer.of(200, found)).orElse(Answer.NO_SUCH_INSTANCE);
    }
}
