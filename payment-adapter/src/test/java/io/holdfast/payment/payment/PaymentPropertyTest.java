package io.holdfast.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.payment.ForgetfulProvider.Fate;
import io.holdfast.payment.payment.Snapshot.Status;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/**
 * Whatever is lost on the way, whenever the adapter crashes between the provider's deed and its own word, and however often and in whatever
 * order requests come: what is captured was wanted, what was to be voided holds no money, and nothing is charged twice.
 */
class PaymentPropertyTest {

    private static final List<Fate> FATES = List.of(Fate.values());

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers()
                .between(0, 999)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list()
                .ofMaxSize(40);
    }

    @Property
    void a_payment_that_is_captured_is_charged_once_and_one_that_is_voided_not_at_all(
            @ForAll("choices") List<Integer> choices, @ForAll boolean capture) {
        var world = new ForgetfulProvider();
        Payment ledger = Payments.begun(Operation.AUTHORIZE, "cart-91", "pm_card_visa");
        int turn = choices.isEmpty() ? 0 : choices.getFirst() % (choices.size() + 1);
        for (int i = 0; i < choices.size(); i++) {
            if (i == turn && !capture) {
                ledger = asked(ledger, Operation.VOID);
            }
            // The same request comes again, or an old one does.
            ledger = asked(ledger, Operation.AUTHORIZE);
            ledger = step(world, ledger, choices.get(i));
        }
        ledger = settled(world, ledger);
        boolean authorized = ledger.standing().state() == State.AUTHORIZED;
        ledger = settled(world, asked(ledger, capture && authorized ? Operation.CAPTURE : Operation.VOID));

        assertThat(ledger.settled()).isTrue();
        assertThat(world.count(Status.AUTHORIZED)).as("reserved and forgotten").isZero();
        assertThat(world.count(Status.CAPTURED)).isEqualTo(capture && authorized ? 1 : 0);
    }

    private static Payment asked(Payment ledger, Operation operation) {
        return ledger.asked(Payments.request(operation, "cart-91", "pm_card_visa"), Payments.NOW);
    }

    /** One step; a crash loses what the provider answered, and with it what would have been written. */
    private static Payment step(ForgetfulProvider world, Payment ledger, int choice) {
        boolean crash = choice % 5 == 0;
        Fate fate = FATES.get(choice / 5 % FATES.size());
        Payment after = switch (Next.of(ledger)) {
            case Step.Ask ask -> Fold.after(ledger, ask, world.ask(ledger, ask, fate, choice % 7 == 0));
            case Step.Conclude conclude -> Fold.after(ledger, conclude);
            case Step.Report report -> ledger.reported();
        };
        return crash ? ledger : after;
    }

    private static Payment settled(ForgetfulProvider world, Payment ledger) {
        Payment now = ledger;
        for (int i = 0; i < 20 && !(now.settled() && Next.of(now) instanceof Step.Report); i++) {
            // Well, without a crash, and never declined.
            now = step(world, now, 1);
        }
        return now;
    }
}
