import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.rdf.model.ModelFactory;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;

/** Reads documents and the endpoint with Jena and RDF4J, as their documentation shows; one line for each reading. */
class Read {
    static final String[] TYPES = {"text/turtle", "application/n-quads", "application/ld+json", "application/rdf+xml"};

    public static void main(String[] given) throws Exception {
        String root = given[0], path = given[1], query = given[2], construct = given[3];
        for (String type : TYPES) {
            Model model = ModelFactory.createDefaultModel();
            RDFParser.source(root + path).acceptHeader(type).parse(model);
            say("jena", "document as " + type, model.size());
        }
        for (RDFFormat format : List.of(RDFFormat.TURTLE, RDFFormat.NQUADS, RDFFormat.JSONLD)) {
            var connection = new URL(root + path).openConnection();
            connection.setRequestProperty("Accept", format.getDefaultMIMEType());
            try (var stream = connection.getInputStream()) {
                var model = Rio.parse(stream, root + path, format);
                boolean plain = model.contexts().stream().allMatch(context -> context == null);
                say("rdf4j", "document as " + format.getDefaultMIMEType(), plain ? model.size() : -1);
            }
        }
        SPARQLRepository repository = new SPARQLRepository(root + "/sparql");
        try (RepositoryConnection connection = repository.getConnection()) {
            try (var result = connection.prepareTupleQuery(query).evaluate()) {
                for (var row : result) say("rdf4j", "select", row.getValue("name").stringValue());
            }
            List<Statement> statements = new ArrayList<>();
            try (var result = connection.prepareGraphQuery(construct).evaluate()) {
                for (Statement statement : result) statements.add(statement);
            }
            say("rdf4j", "construct", statements.size());
        } finally {
            repository.shutDown();
        }
    }

    static void say(String client, String what, Object read) {
        System.out.println(client + "\t" + what + "\t" + read);
    }
}
