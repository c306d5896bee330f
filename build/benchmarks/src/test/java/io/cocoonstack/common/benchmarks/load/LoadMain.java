package io.cocoonstack.common.benchmarks.load;

import io.cocoonstack.common.benchmarks.Inputs;
import io.cocoonstack.common.benchmarks.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Loads the servers in turn, one way after the other, and writes the results. Arguments: the root of the repository,
 * rounds, measured seconds a round, requests a second where they come at a rate.
 */
final class LoadMain {

    private static final long BEFORE_A_ROUND = TimeUnit.MILLISECONDS.toNanos(500);

    private LoadMain() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Path root = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        long measured = TimeUnit.SECONDS.toNanos(Integer.parseInt(arguments[2]));
        List<Way> ways = Way.all(Integer.parseInt(arguments[3]));
        Written written = Written.begin("load");
        List<Result> results;
        try (Scratch scratch = Scratch.make()) {
            results = measure(root, scratch.folder(), ways, rounds, measured);
        }
        written.end(root, LoadReport.markdown(results, rounds, arguments[2]), results);
    }

    private static List<Result> measure(Path root, Path folder, List<Way> ways, int rounds, long measured)
            throws IOException, GeneralSecurityException {
        Pair pair = Pair.in(folder);
        Map<Contender, ServerProcess> servers = Contender.start(root, folder, pair);
        List<Result> results = new ArrayList<>();
        try {
            Map<Contender, Client> clients = new LinkedHashMap<>();
            for (Map.Entry<Contender, ServerProcess> server : servers.entrySet()) {
                Client client = new Client(pair.trusting(), server.getValue().port(), Inputs.review());
                check(server.getKey(), client.ask());
                clients.put(server.getKey(), client);
                // The compilers of both sides have most of their work here.
                run(server, client, new Way(16, false, 0), 0, TimeUnit.SECONDS.toNanos(6));
                run(server, client, new Way(16, true, 0), 0, TimeUnit.SECONDS.toNanos(3));
            }
            for (Way way : ways) {
                Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
                for (int round = 0; round < rounds; round++) {
                    for (Map.Entry<Contender, ServerProcess> server : servers.entrySet()) {
                        Client client = clients.get(server.getKey());
                        samples.computeIfAbsent(server.getKey(), key -> new ArrayList<>())
                                .add(run(server, client, way, BEFORE_A_ROUND, measured));
                    }
                }
                List<Result> here = new ArrayList<>();
                samples.forEach((server, taken) -> here.add(
                        Result.of(way, server, taken, servers.get(server).memory())));
                results.addAll(here);
                System.out.print(LoadReport.lines(here));
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
        return results;
    }

    private static Sample run(
            Map.Entry<Contender, ServerProcess> server, Client client, Way way, long before, long measured)
            throws IOException {
        try {
            return client.run(way, before, measured, server.getValue()::cpu);
        } catch (IOException e) {
            throw new IOException(
                    server.getKey().label + ", " + way.text() + ": " + e.getMessage() + "\nits last lines:\n"
                            + server.getValue().output(),
                    e);
        }
    }

    private static void check(Contender server, String answer) throws IOException {
        boolean right = server == Contender.ECHO
                ? answer.length() == Inputs.review().length
                : answer.contains("\"allowed\":true") && answer.contains("\"uid\":\"82912c63-");
        if (!right) {
            throw new IOException(server.label + " answers " + answer + ", expected the review allowed, or echoed");
        }
    }
}
