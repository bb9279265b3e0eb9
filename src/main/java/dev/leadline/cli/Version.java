package dev.leadline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build has noted. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream noted = Version.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (noted != null) {
                build.load(noted);
            }
        }
        return new String[] {"leadline " + build.getProperty("build.version", "(unbuilt)")};
    }
}
