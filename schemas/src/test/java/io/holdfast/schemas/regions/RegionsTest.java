package io.holdfast.schemas.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.schemas.KafkaUser;
import io.holdfast.schemas.KafkaUsers;
import io.holdfast.schemas.LogPosition;
import io.holdfast.schemas.RecordHeaders;
import io.holdfast.schemas.Topic;
import io.holdfast.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionsTest {

    private static final Regions EU = new Regions(Optional.of("eu"), List.of("eu", "us"));

    @Test
    void anInstallationWithoutRegionsHasNoneAndNoCopies() {
        assertThat(Regions.NONE.any()).isFalse();
        assertThat(Copies.withOwn(Regions.NONE)).isEqualTo(Topics.ALL);
        assertThat(KafkaUsers.in(Regions.NONE)).isEqualTo(KafkaUsers.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "us,asia", "eu,EU", "eu,eu", "eu,us,us", "eu,holdfast", "eu,u.s", "eu,u~s"})
    void regionsThatDoNotGoTogetherAreRefused(String all) {
        assertThatThrownBy(() -> new Regions(Optional.of("eu"), List.of(all.split(","))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holdfast.regions");
    }

    @Test
    void regionsWithoutTheOwnOneAreRefused() {
        assertThatThrownBy(() -> new Regions(Optional.empty(), List.of("eu", "us")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holdfast.region:");
    }

    @Test
    void aCopyHasTheNameOfItsRegionBeforeItsOwnAndKeepsTimeStamps() {
        assertThat(Copies.of("us", Topics.SEAT_COMMANDS).name()).isEqualTo("us.holdfast.seat-commands");
        assertThat(Copies.in(EU))
                .hasSameSizeAs(Copies.MIRRORED)
                .allSatisfy(copy -> assertThat(copy.settings()).containsEntry("message.timestamp.type", "CreateTime"));
    }

    @Test
    void anOriginIsReadAsItIsWritten() {
        var origin = new Origin("us", new LogPosition(3, 8_812));
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, RecordHeaders.ORIGIN, origin.toString());

        assertThat(origin).hasToString("us/3/8812");
        assertThat(Origin.of(headers)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "us/", "/3/1", "us/3", "us/x/1", "us/3/-1", "us/3/1/2"})
    void whatIsNoOriginIsNone(String text) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        headers.add(new RecordHeader(RecordHeaders.ORIGIN, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(Origin.of(headers)).isEmpty();
    }

    @Test
    void copiesAreReadByThoseWhoNeedThemAndWrittenByNoService() {
        for (KafkaUser user : KafkaUsers.in(EU)) {
            if (user.name().equals(KafkaUsers.MIRROR)) {
                continue;
            }
            List<String> read = user.grants().stream()
                    .filter(grant -> grant.on().name().startsWith("us."))
                    .peek(grant -> assertThat(grant.sorted().toString()).isEqualTo("[READ, DESCRIBE_CONFIGS]"))
                    .map(grant -> grant.on().name())
                    .toList();
            assertThat(read)
                    .isEqualTo(
                            switch (user.name()) {
                                case "hold-processor" -> List.of("us.holdfast.schemas", "us.holdfast.seat-events");
                                case "reservation-api" ->
                                    List.of(
                                            "us.holdfast.schemas",
                                            "us.hold-processor-state-changelog",
                                            "us.holdfast.region-beats");
                                case "auditor", KafkaUsers.TAKE_OVER ->
                                    Copies.in(EU).stream()
                                            .map(copy -> copy.name())
                                            .toList();
                                default -> List.of();
                            });
        }
    }

    @Test
    void aMirrorWritesTheCopiesHereAndThoseOfOthersOnlyReadWhatIsCopied() {
        assertThat(writable(KafkaUsers.MIRROR))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Copies.in(EU).stream().map(Topic::name),
                                Stream.of(
                                        "mm2-configs.us.internal", "mm2-offsets.us.internal", "mm2-status.us.internal"))
                        .toList());
        assertThat(writable(KafkaUsers.MIRROR_READER)).isEmpty();
        assertThat(user(KafkaUsers.MIRROR_READER).grants())
                .extracting(grant -> grant.on().name() + grant.sorted())
                .containsExactlyInAnyOrderElementsOf(Copies.MIRRORED.stream()
                        .map(topic -> topic.name() + "[READ]")
                        .toList());
    }

    @Test
    void whoTakesARegionOverWritesCommandsAndWhatPaymentAdapterKnowsAlone() {
        assertThat(writable(KafkaUsers.TAKE_OVER))
                .containsExactlyInAnyOrder("holdfast.seat-commands", "holdfast.payments", "holdfast.payment-requests");
    }

    private static KafkaUser user(String name) {
        return KafkaUsers.in(EU).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> writable(String user) {
        return user(user).grants().stream()
                .filter(grant -> grant.operations().contains(AclOperation.WRITE))
                .map(grant -> grant.on().name())
                .toList();
    }
}
