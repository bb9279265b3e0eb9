package dev.leadline.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A span as a collector receives it: the fields of OTLP's messages that the tests look at.
 *
 * @param trace its trace
 * @param id its own
 * @param parent that of the span around it, empty for the outermost
 * @param name what it is about
 */
record ExportedSpan(String trace, String id, String parent, String name) {

    private static final int RESOURCE_SPANS = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;

    private record ProtoField(int number, String hex) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** Those of an ExportTraceServiceRequest. */
    static Stream<ExportedSpan> of(byte[] request) {
        return parts(request, RESOURCE_SPANS)
                .flatMap(resource -> parts(resource, SCOPE_SPANS))
                .flatMap(scope -> parts(scope, SPANS))
                .map(ExportedSpan::span);
    }

    private static Stream<byte[]> parts(byte[] message, int number) {
        return fields(message).stream()
                .filter(field -> field.number() == number)
                .map(ProtoField::bytes);
    }

    private static ExportedSpan span(byte[] message) {
        String[] texts = {"", "", "", "", "", ""};
        fields(message).forEach(field -> {
            switch (field.number()) {
                case 1, 2, 4 -> texts[field.number()] = field.hex();
                case 5 -> texts[5] = new String(field.bytes(), StandardCharsets.UTF_8);
                default -> {}
            }
        });
        return new ExportedSpan(texts[1], texts[2], texts[4], texts[5]);
    }

    /** The fields that have a length; the others are skipped. */
    private static List<ProtoField> fields(byte[] message) {
        ByteBuffer left = ByteBuffer.wrap(message);
        List<ProtoField> fields = new ArrayList<>();
        while (left.hasRemaining()) {
            long key = varint(left);
            switch ((int) key & 7) {
                case 0 -> varint(left);
                case 1 -> left.position(left.position() + 8);
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(left)];
                    left.get(bytes);
                    fields.add(new ProtoField((int) (key >> 3), HexFormat.of().formatHex(bytes)));
                }
                case 5 -> left.position(left.position() + 4);
                default -> throw new IllegalArgumentException("not a message");
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer left) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = left.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
