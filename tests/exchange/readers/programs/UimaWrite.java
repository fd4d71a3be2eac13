import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

/**
 * A CAS as Apache UIMA itself writes it: java UimaWrite.java TypeSystem.xml TEXT OUT START END
 * LANGUAGE TRANSLATION. One quote, and one annotation of another layer.
 */
public class UimaWrite {
    public static void main(String[] told) throws Exception {
        TypeSystemDescription types =
                UIMAFramework.getXMLParser()
                        .parseTypeSystemDescription(new XMLInputSource(told[0]));
        types.addType("custom.Mood", "", "uima.tcas.Annotation");
        CAS cas = CasCreationUtils.createCas(types, null, null);
        cas.setDocumentText(Files.readString(Path.of(told[1])));
        int start = Integer.parseInt(told[3]);
        int end = Integer.parseInt(told[4]);
        Type quote = cas.getTypeSystem().getType("annotator.Quote");
        AnnotationFS made = cas.createAnnotation(quote, start, end);
        made.setStringValue(quote.getFeatureByBaseName("kind"), "quotation");
        made.setStringValue(quote.getFeatureByBaseName("language"), told[5]);
        made.setStringValue(quote.getFeatureByBaseName("translation"), told[6]);
        cas.addFsToIndexes(made);
        cas.addFsToIndexes(
                cas.createAnnotation(cas.getTypeSystem().getType("custom.Mood"), 0, 2));
        try (OutputStream out = new FileOutputStream(told[2])) {
            XmiCasSerializer.serialize(cas, out);
        }
        try (OutputStream out = new FileOutputStream(told[2] + ".types")) {
            types.toXML(out);
        }
        System.out.println("{}");
    }
}
