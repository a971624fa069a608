package io.holdfast.api.answer;

import java.util.List;

/**
 * What is to be given to another region.
 *
 * @param event id of the event
 * @param transfer its name, chosen by the caller
 * @param to the region that gets the places
 * @param places by their names
 */
public record TransferRequest(String event, String transfer, String to, List<String> places) {

    /** Keeps its own copy. */
    public TransferRequest {
        places = List.copyOf(places);
    }
}
