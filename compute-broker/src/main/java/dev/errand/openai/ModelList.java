package dev.errand.openai;

import java.util.Collection;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to {@code GET /v1/models}.
 *
 * @param names of the models, as requests use them
 */
public record ModelList(List<String> names) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Copies the names. */
    public ModelList {
        names = List.copyOf(names);
    }

    /** The list of these models. */
    public static ModelList of(Collection<String> names) {
        return new ModelList(List.copyOf(names));
    }

    /**
     * Reads what a server answered; entries without a name are passed over.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static ModelList parse(byte[] answer) {
        try {
            return new ModelList(JSON.readTree(answer)
                    .path("data")
                    .valueStream()
                    .map(model -> model.path("id").asString(""))
                    .filter(id -> !id.isEmpty())
                    .toList());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** As OpenAI's API answers. */
    public String toJson() {
        ObjectNode json = JSON.createObjectNode().put("object", "list");
        ArrayNode data = json.putArray("data");
        names.forEach(name -> data.addObject()
                .put("id", name)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "errand"));
        return JSON.writeValueAsString(json);
    }
}
