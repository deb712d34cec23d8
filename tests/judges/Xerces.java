// A judge that is not ours: Apache Xerces-J (XSD 1.0) as a command.
//
//   java -cp xercesImpl.jar:xml-apis.jar Xerces.java --schema FILE [--catalog FILE] [FILE…]
//
// File names come as arguments or, if there are none, one a line on standard input. For each
// instance one line: file TAB valid|invalid|error TAB line:col TAB first message.
// Exit: 0 judged (whatever the verdicts), 2 the schema or the arguments are unusable.
//
// No network, ever: what neither the catalog nor the disk has is refused. Schema location hints
// inside instances are not followed.

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.xml.catalog.Catalog;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

public final class Xerces {
    static final String XERCES = "http://apache.org/xml/features/";
    static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
        String schemaFile = null;
        String catalogFile = null;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            boolean option = args[i].equals("--schema") || args[i].equals("--catalog");
            if (option && i + 1 == args.length) {
                fail(args[i] + " needs a file");
            } else if (args[i].equals("--schema")) {
                schemaFile = args[++i];
            } else if (args[i].equals("--catalog")) {
                catalogFile = args[++i];
            } else if (args[i].startsWith("--")) {
                fail("unknown option " + args[i]);
            } else {
                files.add(args[i]);
            }
        }
        if (schemaFile == null) {
            fail("usage: Xerces --schema FILE [--catalog FILE] [FILE…]");
        }
        if (files.isEmpty()) {
            new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(l -> !l.isEmpty()).forEach(files::add);
        }

        Schema schema = compile(schemaFile, catalogFile);
        for (String file : files) {
            OUT.println(judge(schema, file));
        }
        OUT.flush();
    }

    static void fail(String message) {
        ERR.println("Xerces: " + message);
        System.exit(2);
    }

    static Schema compile(String file, String catalogFile) throws Exception {
        // By its own name: the fork that comes with the JDK is another processor.
        SchemaFactory factory = new org.apache.xerces.jaxp.validation.XMLSchemaFactory();
        factory.setFeature(XERCES + "validation/schema-full-checking", true);
        factory.setFeature(XERCES + "honour-all-schemaLocations", true);
        Documents documents = new Documents(catalogFile);
        factory.setResourceResolver(documents);
        First first = new First();
        factory.setErrorHandler(first);
        try {
            Path root = Path.of(file).toRealPath();
            InputStream bytes = new ByteArrayInputStream(documents.read(root));
            Schema schema = factory.newSchema(new StreamSource(bytes, root.toUri().toString()));
            for (String warning : first.warnings) {
                ERR.println("Xerces: warning: " + warning);
            }
            if (first.error == null) {
                return schema;
            }
        } catch (SAXException e) {
            first.keep(e);
        } catch (IOException e) {
            first.keep(new SAXException("cannot read " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            first.error = new SAXException(e.getMessage());
        }
        for (String warning : first.warnings) {
            ERR.println("Xerces: warning: " + warning);
        }
        fail("schema does not compile: " + first.systemId() + first.place() + ": " + first.message());
        return null;
    }

    static String judge(Schema schema, String file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(Path.of(file));
        } catch (IOException | RuntimeException e) {
            return file + "\terror\t-\tcannot read: " + oneLine(String.valueOf(e.getMessage()));
        }
        First first = new First();
        try {
            XMLReader reader = new org.apache.xerces.parsers.SAXParser();
            reader.setFeature("http://xml.org/sax/features/namespaces", true);
            reader.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
            reader.setEntityResolver((publicId, systemId) -> {
                throw new Refused("external entity " + systemId);
            });
            InputSource input = new InputSource(new ByteArrayInputStream(bytes));
            input.setSystemId(Path.of(file).toUri().toString());
            // A fresh validator per file, so that no file sees what another one left behind.
            Validator validator = schema.newValidator();
            validator.setErrorHandler(first);
            validator.setResourceResolver((type, namespace, publicId, systemId, base) -> {
                throw new RefusedHint(String.valueOf(systemId));
            });
            validator.validate(new SAXSource(reader, input));
        } catch (Refused | RefusedHint e) {
            return file + "\terror\t-\trefused: " + oneLine(String.valueOf(e.getMessage()));
        } catch (SAXException e) {
            first.keep(e);
        } catch (CharConversionException e) {
            first.keep(new SAXException(e));
        } catch (IOException | RuntimeException e) {
            return file + "\terror\t-\t" + oneLine(String.valueOf(e));
        }
        if (first.error == null) {
            return file + "\tvalid\t-\t";
        }
        return file + "\tinvalid\t" + first.place() + "\t" + first.message();
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    static final class Refused extends IOException {
        Refused(String what) {
            super(what);
        }
    }

    static final class RefusedHint extends RuntimeException {
        RefusedHint(String what) {
            super(what);
        }
    }

    /** Keeps the first error and all warnings. */
    static final class First implements ErrorHandler {
        SAXException error;
        final List<String> warnings = new ArrayList<>();

        void keep(SAXException e) {
            if (error == null) {
                error = e;
            }
        }

        @Override
        public void warning(SAXParseException e) {
            warnings.add(oneLine(e.getMessage()));
        }

        @Override
        public void error(SAXParseException e) {
            keep(e);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            keep(e);
            throw e;
        }

        String place() {
            return error instanceof SAXParseException p && p.getLineNumber() > 0
                    ? p.getLineNumber() + ":" + p.getColumnNumber() : "-";
        }

        String systemId() {
            return error instanceof SAXParseException p && p.getSystemId() != null
                    ? p.getSystemId() + ":" : "";
        }

        String message() {
            return oneLine(String.valueOf(error.getMessage()));
        }
    }

    /**
     * Finds schema documents: first in the catalog, then on the disk. Documents of identical
     * content are one document under the first name they were seen by, so that a module reached
     * by two ways does not define everything twice.
     */
    static final class Documents implements LSResourceResolver {
        private final Catalog catalog;
        private final Map<String, Path> byContent = new HashMap<>();

        Documents(String file) {
            if (file == null) {
                catalog = null;
                return;
            }
            if (!Files.isReadable(Path.of(file))) {
                fail("cannot read the catalog " + file);
            }
            catalog = CatalogManager.catalog(
                    CatalogFeatures.builder()
                            .with(CatalogFeatures.Feature.RESOLVE, "continue")
                            .with(CatalogFeatures.Feature.PREFER, "system").build(),
                    Path.of(file).toAbsolutePath().toUri());
        }

        byte[] read(Path path) throws IOException {
            byte[] bytes = Files.readAllBytes(path);
            byContent.putIfAbsent(digest(bytes), path);
            return bytes;
        }

        @Override
        public LSInput resolveResource(
                String type, String namespace, String publicId, String systemId, String base) {
            if (!"http://www.w3.org/2001/XMLSchema".equals(type)) {
                // A DTD of a schema document: its external subset is never needed.
                return new Input(publicId, systemId, base, new byte[0]);
            }
            if (systemId == null) {
                return null;
            }
            URI absolute = URI.create(base == null ? "file:///" : base).resolve(systemId);
            String target = lookUp(systemId);
            if (target == null) {
                target = lookUp(absolute.toString());
            }
            URI uri = target == null ? absolute : URI.create(target);
            if (!"file".equals(uri.getScheme())) {
                throw new IllegalArgumentException(uri + " is not on this disk: give --catalog");
            }
            try {
                Path path = Path.of(URI.create("file://" + uri.getRawPath()));
                byte[] bytes = read(path);
                Path known = byContent.get(digest(bytes));
                return new Input(publicId, known.toUri().toString(), null, bytes);
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot read " + uri);
            }
        }

        private String lookUp(String name) {
            if (catalog == null) {
                return null;
            }
            String found = catalog.matchSystem(name);
            return found != null ? found : catalog.matchURI(name);
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The least an LSInput needs. */
    record Input(String publicId, String systemId, String base, byte[] bytes) implements LSInput {
        @Override public InputStream getByteStream() { return new ByteArrayInputStream(bytes); }
        @Override public String getPublicId() { return publicId; }
        @Override public String getSystemId() { return systemId; }
        @Override public String getBaseURI() { return base; }
        @Override public Reader getCharacterStream() { return null; }
        @Override public String getStringData() { return null; }
        @Override public String getEncoding() { return null; }
        @Override public boolean getCertifiedText() { return false; }
        @Override public void setByteStream(InputStream s) { }
        @Override public void setPublicId(String s) { }
        @Override public void setSystemId(String s) { }
        @Override public void setBaseURI(String s) { }
        @Override public void setCharacterStream(Reader r) { }
        @Override public void setStringData(String s) { }
        @Override public void setEncoding(String s) { }
        @Override public void setCertifiedText(boolean b) { }
    }
}
