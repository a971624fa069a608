package io.holdfast.payment.gateway;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import io.holdfast.payment.payment.ProviderAnswer;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;

/** What each of Stripe's errors says about whether it acted. Whatever is not known to be harmless is a doubt. */
final class StripeFailures {

    private static final int NOT_FOUND = 404;

    /** The parameter that is the caller's: with another token the same request might be taken. */
    private static final String METHOD = "payment_method";

    private final Intents intents;

    StripeFailures(Intents intents) {
        this.intents = intents;
    }

    /** A call of Stripe's library. */
    interface Call {
        ProviderAnswer call() throws StripeException;
    }

    ProviderAnswer answered(Call call) {
        try {
            return call.call();
        } catch (CardException declined) {
            return declined(declined);
        } catch (IdempotencyException conflict) {
            // The key was used for something else, or is in use: what it stands for may have been done.
            return new ProviderAnswer.Lost(describe(conflict));
        } catch (RateLimitException turnedAway) {
            return new ProviderAnswer.Unreached(describe(turnedAway));
        } catch (AuthenticationException turnedAway) {
            return new ProviderAnswer.Barred(code(turnedAway));
        } catch (InvalidRequestException refused) {
            return refused(refused);
        } catch (ApiConnectionException silent) {
            return neverConnected(silent)
                    ? new ProviderAnswer.Unreached(describe(silent))
                    : new ProviderAnswer.Lost(describe(silent));
        } catch (ApiException broken) {
            return new ProviderAnswer.Lost(describe(broken));
        } catch (StripeException other) {
            return new ProviderAnswer.Lost(describe(other));
        }
    }

    private ProviderAnswer declined(CardException declined) {
        StripeError error = declined.getStripeError();
        PaymentIntent intent = error == null ? null : error.getPaymentIntent();
        if (intent != null && intent.getLastPaymentError() != null) {
            return new ProviderAnswer.Found(intents.snapshot(intent));
        }
        return new ProviderAnswer.Refused(error == null ? String.valueOf(declined.getCode()) : Intents.code(error));
    }

    /** If the payment's state forbids it, Stripe shows the payment: that is an answer to any question about it. */
    private ProviderAnswer refused(InvalidRequestException refused) {
        StripeError error = refused.getStripeError();
        PaymentIntent intent = error == null ? null : error.getPaymentIntent();
        if (intent != null) {
            return new ProviderAnswer.Found(intents.snapshot(intent));
        }
        if (refused.getStatusCode() == NOT_FOUND) {
            return new ProviderAnswer.Missing();
        }
        String code = code(refused);
        return METHOD.equals(refused.getParam()) ? new ProviderAnswer.Refused(code) : new ProviderAnswer.Rejected(code);
    }

    private static String code(StripeException failure) {
        return failure.getCode() == null ? String.valueOf(failure.getStatusCode()) : failure.getCode();
    }

    private static boolean neverConnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(StripeException failure) {
        Integer status = failure.getStatusCode();
        String what = failure.getCode() == null ? failure.getClass().getSimpleName() : failure.getCode();
        return status == null ? what : status + " " + what;
    }
}
