package io.holdfast.receipt.mail;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A text as a QR code. */
final class QrCode {

    /** Pixels of a module's edge: large enough on paper, small enough for a mail. */
    private static final int SCALE = 6;

    /** ISO/IEC 18004 wants four modules of white around. */
    private static final int QUIET_ZONE = 4;

    /** A quarter of the code may be creased or dirty. */
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, QUIET_ZONE);

    private QrCode() {}

    static byte[] png(String text) {
        try {
            // A size of 0 asks for one pixel for each module.
            BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
            return Png.encode(
                    code.getWidth() * SCALE, code.getHeight() * SCALE, (x, y) -> code.get(x / SCALE, y / SCALE));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("a reference does not fit into a QR code", tooLong);
        }
    }
}
