package dev.leadline.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes pictures of pages small: they have few colors, beside the edges of letters. */
final class Palette {

    private static final int MOST = 256;
    private static final int RGB = 0xFFFFFF;
    private static final int ALIKE = 0xF0F0F0;

    private Palette() {}

    /** The picture with the most frequent of those colors that are alike, and the nearest of them in place of the others. */
    static byte[] reduce(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        List<Integer> colors = mostFrequent(pixels);
        BufferedImage indexed =
                new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(colors));
        Map<Integer, Integer> indexes = new HashMap<>();
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                row[x] = indexes.computeIfAbsent(pixels[y * width + x] & RGB, color -> nearest(color, colors));
            }
            indexed.getRaster().setPixels(0, y, width, 1, row);
        }
        return written(indexed);
    }

    private static List<Integer> mostFrequent(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & RGB, 1, Integer::sum);
        }
        Set<Integer> seen = new HashSet<>();
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(color -> seen.add(color & ALIKE))
                .limit(MOST)
                .toList();
    }

    private static IndexColorModel model(List<Integer> colors) {
        int[] map = colors.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(Byte.SIZE, map.length, map, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private static int nearest(int color, List<Integer> colors) {
        int best = 0;
        for (int index = 1; index < colors.size(); index++) {
            if (distance(color, colors.get(index)) < distance(color, colors.get(best))) {
                best = index;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += Byte.SIZE) {
            int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam smallest = writer.getDefaultWriteParam();
            smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            smallest.setCompressionQuality(0);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
