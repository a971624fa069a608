package io.holdfast.receipt;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.holdfast.receipt.receipt.DueCause;
import io.holdfast.receipt.receipt.LedgerEntry;
import io.holdfast.receipt.receipt.MessageId;
import io.holdfast.shell.testing.Management;
import io.holdfast.standin.mail.MailFault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people ask. Trying again from the log needs a log, and is part of the system tests. */
@Tag("slow")
@QuarkusTest
@WithTestResource(MailStandInResource.class)
@Timeout(60)
class ReceiptsOverHttpTest extends SmtpFixture {

    private static final Instant AT = Instant.parse("2026-11-23T20:00:00.123Z");

    private static final DueCause CAUSE = new DueCause(0, 1, AT, Optional.empty());

    @Test
    void parked_receipts_are_listed() {
        ledger.put(key, new LedgerEntry.Parked(7, AT, "why", CAUSE, Optional.empty()));

        given().get("/v1/receipts/parked")
                .then()
                .statusCode(200)
                .body("receipts", hasSize(1))
                .body("receipts[0].event", equalTo("ev-1"))
                .body("receipts[0].reservation", equalTo(key.reservation()))
                .body("receipts[0].reason", equalTo("why"))
                .body("receipts[0].tries", equalTo(7))
                .body("receipts[0].at", equalTo("2026-11-23T20:00:00.123Z"));
        given().get(path())
                .then()
                .statusCode(200)
                .body("status", equalTo("PARKED"))
                .body("reason", equalTo("why"));
    }

    @Test
    void a_sent_receipt_says_so() {
        var _ = sold();
        var _ = settled();

        given().get(path())
                .then()
                .statusCode(200)
                .body("status", equalTo("SENT"))
                .body("tries", equalTo(1))
                .body("messageId", equalTo(MessageId.of(key, FakeContacts.CHECKOUT, "receipts.holdfast.local")));
        given().post(path() + "/retry").then().statusCode(409).body("type", endsWith("not-parked"));
    }

    @Test
    void a_receipt_without_an_address_waits_for_nobody() {
        ledger.put(key, new LedgerEntry.None(0, AT, "contact erased", CAUSE));

        given().get("/v1/receipts/parked").then().statusCode(200).body("receipts", hasSize(0));
        given().get(path())
                .then()
                .statusCode(200)
                .body("status", equalTo("NONE"))
                .body("reason", equalTo("contact erased"));
    }

    @Test
    void a_receipt_that_is_sent_once_more_says_so() {
        ledger.put(key, new LedgerEntry.Pending(AT, CAUSE, Optional.of(FakeContacts.CHECKOUT)));

        given().get(path()).then().statusCode(200).body("status", equalTo("SENDING"));
        given().post(path() + "/retry").then().statusCode(202);
    }

    @Test
    void a_receipt_on_its_way_says_so() {
        mail.fail(new MailFault(MailFault.Kind.TEMPORARY_FAILURE, 0, 0));
        var _ = sold();

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> given().get(path()).then().statusCode(200).body("status", equalTo("SENDING")));
        given().get(Management.url("/q/metrics"))
                .then()
                .body(containsString("holdfast_receipts_waiting 1.0"))
                .body(containsString("holdfast_receipts_parked 0.0"));
        mail.recover();
        var _ = settled();
    }

    @Test
    void a_receipt_that_nothing_is_known_of_is_404() {
        given().get(path())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", endsWith("no-such-receipt"));
        given().post(path() + "/retry").then().statusCode(404);
    }

    @Test
    void what_became_of_receipts_is_counted() {
        var _ = sold();
        var _ = settled();

        given().get(Management.url("/q/metrics"))
                .then()
                .body(containsString("holdfast_receipts_total{status=\"sent\"}"));
    }

    private String path() {
        return "/v1/receipts/ev-1/" + key.reservation();
    }
}
