package io.holdfast.receipt.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    void the_picture_is_read_back_as_the_reference() throws Exception {
        byte[] png = QrCode.png("2T6B3G733PD6");

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(image.getWidth()).isEqualTo(image.getHeight()).isGreaterThan(150);
        assertThat(decode(image)).isEqualTo("2T6B3G733PD6");
    }

    @Test
    void a_picture_of_any_width_is_drawn_to_its_last_pixel() throws Exception {
        byte[] png = Png.encode(11, 2, (x, y) -> x == 10 && y == 1);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(image.getRGB(10, 1)).isEqualTo(0xff000000);
        assertThat(image.getRGB(10, 0)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(9, 1)).isEqualTo(0xffffffff);
    }

    private static String decode(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
