package io.holdfast.api.answer;

import static io.holdfast.api.answer.Bodies.about;

import io.holdfast.api.answer.Reply.AnswerKind;
import io.holdfast.api.answer.Reply.Problem;
import io.holdfast.api.answer.Reply.ProblemCode;
import io.holdfast.api.model.CopyAge;
import io.holdfast.api.model.Event;
import io.holdfast.api.model.Ownership.Cession;
import io.holdfast.api.model.Subject;
import io.holdfast.api.model.Transfer;
import io.holdfast.schemas.LogPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller is told because there is more than one region. */
public sealed interface RegionAnswer extends Answer {

    /** Another region decides about this, and nothing was sent. */
    record OtherRegion(Subject subject, String region) implements RegionAnswer {
        @Override
        public Reply reply() {
            var problem = new Problem(
                    ProblemCode.OTHER_REGION,
                    "it belongs to region %s, which alone decides about it, and nothing was sent; ask there"
                            .formatted(region),
                    about(subject).andThen(body -> body.put("region", region)));
            return new Reply.Refusal(Optional.empty(), problem, Reply.Refusal.SOON, Optional.of(region));
        }
    }

    /**
     * The region that decided about this, or that has some of the seats, was lost; this one is taking it over, and nothing was sent.
     *
     * @param lost name of that region
     */
    record BeingTakenOver(Subject subject, String lost) implements RegionAnswer {

        /** Seconds: it takes minutes, and ends at another moment for each event. */
        private static final int RETRY_AFTER = 5;

        @Override
        public Reply reply() {
            var problem = new Problem(
                    ProblemCode.REGION_TAKEN_OVER,
                    "region %s was lost and is being taken over here; nothing was sent, and nobody can have this meanwhile; ask again soon"
                            .formatted(lost),
                    about(subject).andThen(body -> body.put("region", lost).put("accepted", "no")));
            return new Reply.Refusal(Optional.empty(), problem, RETRY_AFTER);
        }
    }

    /**
     * The region that places are to be given to was lost, and takes none any more.
     *
     * @param by the region that has taken it over
     */
    record RegionLost(Event event, String lost, String by) implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.REGION_LOST,
                    event,
                    "region %s was lost, and %s has taken over what it had of this event: its places stay there for good"
                            .formatted(lost, by),
                    body -> body.put("region", lost));
        }
    }

    /**
     * Another region has these places, and so nothing is decided about them here; the identity can be used again.
     *
     * @param region that has them, as far as the log here says
     * @param copy how fresh what is known here of that region is
     */
    record PlacesElsewhere(Subject subject, List<String> seats, String region, CopyAge copy, LogPosition evidence)
            implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.PLACES_ELSEWHERE,
                    Optional.of(evidence),
                    subject.reservation().isPresent()
                            ? "region %s has these places, and whether they can be had is known there alone; ask it, under an id that begins with %s~"
                                    .formatted(region, region)
                            : "region %s has these places, and it alone can give them away".formatted(region),
                    about(subject).andThen(body -> {
                        body.put("seats", seats).put("region", region);
                        copy.asOf().ifPresent(at -> body.put("asOf", Bodies.instant(at)));
                    }));
        }
    }

    /**
     * No region has all of these places, so that none can decide about them together; the identity can be used again.
     *
     * @param seats by the regions that have them
     */
    record PlacesInTwoRegions(Subject subject, Map<String, List<String>> seats, LogPosition evidence)
            implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.PLACES_IN_TWO_REGIONS,
                    Optional.of(evidence),
                    "no region has all of these places, and nothing was sent; hold those of each region by themselves",
                    about(subject)
                            .andThen(body -> body.put(
                                    "regions",
                                    seats.entrySet(),
                                    share -> one ->
                                            one.put("region", share.getKey()).put("seats", share.getValue()))));
        }
    }

    /** What another region's copy says, and how fresh that is. */
    record Copied(Answer answer, CopyAge copy) implements RegionAnswer {
        @Override
        public Reply reply() {
            return switch (answer.reply()) {
                case Reply.Result(var kind, int status, var subject, var below, var evidence, var members) ->
                    new Reply.Result(kind, status, subject, below, evidence, members.andThen(Bodies.copy(copy)));
                case Reply.Refusal refusal -> refusal;
            };
        }
    }

    /** Another region decides about it, and what was copied from there does not show it yet. That says nothing about it. */
    record NotCopied(Subject subject, CopyAge copy) implements RegionAnswer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.CHECKING, ACCEPTED, subject, Optional.empty(), Bodies.notCopied(subject, copy));
        }
    }

    /** The places were given to another region, by this call or before. */
    record Ceded(Event event, Cession cession, LogPosition evidence) implements RegionAnswer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE,
                    ACCEPTED,
                    Subject.of(event.id()),
                    "/transfers/" + cession.transfer(),
                    Optional.of(evidence),
                    Bodies.ceded(event, cession, evidence));
        }
    }

    /** How far a transfer has come. */
    record TransferNow(Transfer transfer) implements RegionAnswer {
        @Override
        public Reply reply() {
            return new Reply.Result(
                    AnswerKind.DONE,
                    OK,
                    Subject.of(transfer.event()),
                    Optional.of(transfer.ceded()),
                    Bodies.transfer(transfer));
        }
    }

    /** The name already stands for another transfer. */
    record TransferDiffers(Event event, Cession known, List<String> fields) implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.TRANSFER_DIFFERS,
                    event,
                    "the transfer of this id had other %s; repeat that one, or use a new id"
                            .formatted(String.join(" and ", fields)),
                    body -> body.put("transfer", known.transfer()).put("differs", fields));
        }
    }

    /** No transfer of this name is known, from here or to here. */
    record NoSuchTransfer(String event, String transfer, Optional<LogPosition> evidence) implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.NO_SUCH_TRANSFER,
                    evidence,
                    "none of this id is known here; the last 100 of an event are",
                    about(Subject.of(event)).andThen(body -> body.put("transfer", transfer)));
        }
    }

    /** Places can't be given to this region: these are those that they can be given to. */
    record NoSuchRegion(Event event, String to, List<String> others) implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.MALFORMED,
                    event,
                    others.isEmpty()
                            ? "the event was opened without regions, and its places stay where they are"
                            : "to must be another region of the event: %s".formatted(String.join(", ", others)),
                    body -> body.put("field", "to"));
        }
    }

    /** What would be left of the region's places is too many ranges of seats. */
    record TooScattered(Event event, int ranges) implements RegionAnswer {
        @Override
        public Reply reply() {
            return Reply.Refusal.of(
                    ProblemCode.TOO_SCATTERED,
                    event,
                    "the region would be left with %d ranges of seats; give away whole rows or sections, or all of them"
                            .formatted(ranges),
                    _ -> {});
        }
    }
}
