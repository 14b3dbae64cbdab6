package jp.denwaban.bench.custody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import jp.denwaban.bench.BenchException;

/**
 * The product with one thing broken: one source file of it is compiled with one difference, and its
 * package is loaded a second time with that class in it. What ships has no switch for it.
 *
 * @param what is broken, for the report
 * @param type whose source is changed
 * @param find stands in the source exactly once
 * @param replace stands there instead
 */
record Mutant(String what, Class<?> type, String find, String replace) {
    private static final String PRODUCT = "jp.denwaban";

    /** What judges is no part of what is broken. */
    private static final String JUDGES = "jp.denwaban.bench.";

    /** A trial that runs on the broken product. */
    Trial trial(Class<? extends Trial> trial) throws BenchException {
        return trial(trial, type.getPackageName());
    }

    /** The same where the trial is of the whole product: all of it is loaded a second time. */
    Trial trialOfAll(Class<? extends Trial> trial) throws BenchException {
        return trial(trial, PRODUCT);
    }

    private Trial trial(Class<? extends Trial> trial, String product) throws BenchException {
        try {
            Loader loader = new Loader(compiled(), product, trial.getName());
            return (Trial) loader.loadClass(trial.getName()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | IOException | URISyntaxException e) {
            throw new BenchException("the mutant '" + what + "' cannot be made: " + e, e);
        }
    }

    /** Writes its class files into a folder, to stand before the product's on a class path. */
    Path writeInto(Path folder) throws BenchException {
        try {
            for (Map.Entry<String, byte[]> made : compiled().entrySet()) {
                Path file = folder.resolve(made.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, made.getValue());
            }
            return folder;
        } catch (IOException | URISyntaxException e) {
            throw new BenchException("the mutant '" + what + "' cannot be made: " + e, e);
        }
    }

    /** The class files of the changed source, by name. */
    private Map<String, byte[]> compiled() throws IOException, URISyntaxException {
        Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        String file = type.getName().replace('.', '/') + ".java";
        String source =
                Files.readString(
                        classes.resolve("../../src/main/java").resolve(file).normalize(),
                        StandardCharsets.UTF_8);
        int at = source.indexOf(find);
        if (at < 0 || source.indexOf(find, at + 1) >= 0) {
            throw new IllegalStateException("'" + find + "' does not stand once in " + file);
        }
        String changed = source.replace(find, replace);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Memory memory = new Memory(files)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-d", "/nowhere", "-cp", classPath());
            JavaFileObject unit = new Source(file, changed);
            if (!compiler.getTask(null, memory, null, options, null, List.of(unit)).call()) {
                throw new IllegalStateException("the mutant '" + what + "' does not compile");
            }
            return memory.classes();
        }
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The changed text, as the compiler wants it. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("mem:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignored) {
            return text;
        }
    }

    /** Keeps class files in memory. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> made = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject near) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            made.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                @Override
                public ByteArrayOutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        @Override
        public boolean hasLocation(Location location) {
            return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            made.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }

    /** Loads a package and a trial once more, with the broken class among them. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> broken;
        private final String product;
        private final String trial;

        Loader(Map<String, byte[]> broken, String product, String trial) {
            super(Mutant.class.getClassLoader());
            this.broken = broken;
            this.product = product;
            this.trial = trial;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                boolean again =
                        name.startsWith(product + ".") && !name.startsWith(JUDGES)
                                || name.startsWith(outer(trial))
                                || name.startsWith("jp.denwaban.bench.custody.RamDisk")
                                || name.startsWith("jp.denwaban.bench.custody.Sample");
                if (!again) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        /** A trial that stands inside another class belongs to it. */
        private static String outer(String name) {
            int inner = name.indexOf('$');
            return inner < 0 ? name : name.substring(0, inner);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            byte[] bytes = broken.get(name);
            if (bytes == null) {
                String file = name.replace('.', '/') + ".class";
                try (InputStream in = getParent().getResourceAsStream(file)) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    bytes = in.readAllBytes();
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
