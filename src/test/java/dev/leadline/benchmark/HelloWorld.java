package dev.leadline.benchmark;

/** The least that a JVM can do. */
final class HelloWorld {

    private HelloWorld() {}

    public static void main(String[] arguments) {
        System.out.println("Hello, world");
    }
}
