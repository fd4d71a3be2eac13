import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.cas.text.AnnotationIndex;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/** What Apache UIMA itself reads, strictly: java UimaRead.java TypeSystem.xml FILE.xmi…, as JSON. */
public class UimaRead {
    public static void main(String[] names) throws Exception {
        TypeSystemDescription types =
                UIMAFramework.getXMLParser()
                        .parseTypeSystemDescription(new XMLInputSource(names[0]));
        types.resolveImports();
        List<String> told = new ArrayList<>();
        for (int i = 1; i < names.length; i++) {
            CAS cas = CasCreationUtils.createCas(types, null, null);
            try (InputStream in = new FileInputStream(names[i])) {
                XmiCasDeserializer.deserialize(in, cas, false);
            }
            told.add(document(cas.getView("_InitialView")));
        }
        System.out.println("[" + String.join(",\n", told) + "]");
    }

    private static String document(CAS view) {
        List<String> rows = new ArrayList<>();
        Type quote = view.getTypeSystem().getType("annotator.Quote");
        AnnotationIndex<AnnotationFS> index = view.getAnnotationIndex(quote);
        for (AnnotationFS found : index) {
            List<String> fields = new ArrayList<>();
            fields.add("\"words\": " + quoted(found.getCoveredText()));
            for (Feature feature : quote.getFeatures()) {
                if (feature.getRange().isPrimitive()) {
                    String value = found.getFeatureValueAsString(feature);
                    fields.add(quoted(feature.getShortName()) + ": " + quoted(value));
                }
            }
            rows.add("{" + String.join(", ", fields) + "}");
        }
        String text = quoted(view.getDocumentText());
        return "{\"text\": " + text + ", \"quotes\": [" + String.join(",\n", rows) + "]}";
    }

    private static String quoted(String words) {
        if (words == null) {
            return "null";
        }
        StringBuilder told = new StringBuilder("\"");
        for (char c : words.toCharArray()) {
            told.append(String.format("\\u%04x", (int) c));
        }
        return told.append('"').toString();
    }
}
