import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.refine.ProjectManager;
import com.google.refine.ProjectMetadata;
import com.google.refine.browsing.EngineConfig;
import com.google.refine.commands.recon.GuessTypesOfColumnCommand;
import com.google.refine.io.FileProjectManager;
import com.google.refine.model.Cell;
import com.google.refine.model.Column;
import com.google.refine.model.Project;
import com.google.refine.model.Row;
import com.google.refine.model.recon.ReconciledDataExtensionJob.DataExtensionConfig;
import com.google.refine.model.recon.StandardReconConfig;
import com.google.refine.operations.recon.ExtendDataOperation;
import com.google.refine.operations.recon.ReconOperation;
import com.google.refine.util.HttpClient;
import com.google.refine.util.ParsingUtilities;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Works on a table with OpenRefine's own code, as its pages have the server do it: the types of a column guessed, the
 * column matched, columns added from what was matched. Writes as JSON what the project then holds.
 */
class Refine {
    static final ObjectMapper JSON = new ObjectMapper();

    /** OpenRefine's command, which gives its guess to its own package alone. */
    static class Guess extends GuessTypesOfColumnCommand {
        JsonNode of(Project project, Column column, String service) throws Exception {
            return ParsingUtilities.mapper.valueToTree(guessTypes(project, column, service));
        }
    }

    public static void main(String[] given) throws Exception {
        String service = given[0];
        JsonNode table = JSON.readTree(given[2]), settings = JSON.readTree(given[3]);
        JsonNode manifest = JSON.readTree(new HttpClient().getAsString(service, null));
        FileProjectManager.initialize(new File(given[1]));
        Project project = projectOf(table);
        ObjectNode said = JSON.createObjectNode();

        Column first = project.columnModel.columns.get(0);
        said.set("types", new Guess().of(project, first, service));

        JsonNode match = settings.get("match"), type = match.get("type");
        List<StandardReconConfig.ColumnDetail> others = new ArrayList<>();
        for (JsonNode each : match.get("columnDetails"))
            others.add(JSON.treeToValue(each, StandardReconConfig.ColumnDetail.class));
        var matching = new StandardReconConfig(
                service, manifest.get("identifierSpace").asText(), manifest.get("schemaSpace").asText(),
                type.get("id").asText(), type.get("name").asText(), true,
                Optional.of(manifest.get("batchSize").asInt()), others, match.get("limit").asInt());
        EngineConfig all = EngineConfig.defaultRowBased();
        run(new ReconOperation(all, first.getName(), matching).createProcess(project, new Properties()));
        var extension = DataExtensionConfig.reconstruct(settings.get("extend").toString());
        run(new ExtendDataOperation(
                all, first.getName(), service, matching.identifierSpace, matching.schemaSpace, extension, 1)
                .createProcess(project, new Properties()));

        ArrayNode rows = said.putArray("rows");
        for (Row row : project.rows) {
            ObjectNode cells = rows.addObject();
            for (Column column : project.columnModel.columns) {
                Cell cell = row.getCell(column.getCellIndex());
                if (cell == null) continue;
                ObjectNode held = cells.putObject(column.getName()).put("value", String.valueOf(cell.value));
                if (cell.recon != null) held.set("recon", JSON.readTree(ParsingUtilities.saveWriter.writeValueAsString(cell.recon)));
            }
        }
        System.out.println(said);
        System.exit(0);
    }

    static Project projectOf(JsonNode table) throws Exception {
        Project project = new Project();
        ProjectManager.singleton.registerProject(project, new ProjectMetadata());
        for (JsonNode name : table.get(0)) {
            int at = project.columnModel.allocateNewCellIndex();
            project.columnModel.addColumn(at, new Column(at, name.asText()), false);
        }
        for (int n = 1; n < table.size(); n++) {
            Row row = new Row(table.get(n).size());
            for (JsonNode value : table.get(n)) row.cells.add(new Cell(value.asText(), null));
            project.rows.add(row);
        }
        project.update();
        return project;
    }

    /** The work itself, which OpenRefine does in a thread of its own. */
    static void run(Object process) {
        ((Runnable) process).run();
    }
}
