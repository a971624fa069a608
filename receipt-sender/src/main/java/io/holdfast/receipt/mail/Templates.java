package io.holdfast.receipt.mail;

import io.holdfast.receipt.receipt.ReceiptContent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The two forms of a receipt; checked against its fields when the service is built. */
@CheckedTemplate(basePath = "receipt")
final class Templates {

    private Templates() {}

    static native TemplateInstance text(ReceiptContent receipt);

    static native TemplateInstance html(ReceiptContent receipt);
}
