// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "./IdentityRegistry.sol";

/// @title What clients say of agents
/// @notice ERC-8004's Reputation Registry as of ethereum/ERCs@2395308aeb8e55966a37b3afc130ddd92e14aa5a. It has no owner and
/// no upgrade. It keeps what was said and by whom, and believes none of it: weighing is for whoever reads.
contract ReputationRegistry {
    struct Feedback {
        int128 value;
        uint8 valueDecimals;
        bool isRevoked;
        string tag1;
        string tag2;
    }

    event NewFeedback(
        uint256 indexed agentId,
        address indexed clientAddress,
        uint64 feedbackIndex,
        int128 value,
        uint8 valueDecimals,
        string indexed indexedTag1,
        string tag1,
        string tag2,
        string endpoint,
        string feedbackURI,
        bytes32 feedbackHash
    );
    event FeedbackRevoked(uint256 indexed agentId, address indexed clientAddress, uint64 indexed feedbackIndex);
    event ResponseAppended(
        uint256 indexed agentId,
        address indexed clientAddress,
        uint64 feedbackIndex,
        address indexed responder,
        string responseURI,
        bytes32 responseHash
    );

    error TooManyDecimals(uint8 valueDecimals);

    /// @notice An agent's owner and its operators do not rate it.
    error OwnFeedback(uint256 agentId, address client);

    /// @notice `client` gave the agent no feedback of this index; they count from 1.
    error NoSuchFeedback(uint256 agentId, address client, uint64 feedbackIndex);

    error AlreadyRevoked(uint256 agentId, uint64 feedbackIndex);

    /// @notice A summary over everybody could be bought: name the clients whose word counts.
    error ClientsRequired();

    uint8 private constant MAX_DECIMALS = 18;

    IdentityRegistry private immutable IDENTITIES;

    mapping(uint256 agentId => mapping(address client => Feedback[])) private _feedback;
    mapping(uint256 agentId => address[]) private _clients;
    mapping(uint256 agentId => mapping(address client => mapping(uint64 index => address[]))) private _responders;
    mapping(
        uint256 agentId => mapping(address client => mapping(uint64 index => mapping(address responder => uint64)))
    ) private _responses;

    constructor(IdentityRegistry identities) {
        IDENTITIES = identities;
    }

    function getIdentityRegistry() external view returns (address identityRegistry) {
        return address(IDENTITIES);
    }

    // ---- saying

    /// @notice Says `value` / 10^`valueDecimals` of the agent; what it measures stands in the tags.
    function giveFeedback(
        uint256 agentId,
        int128 value,
        uint8 valueDecimals,
        string calldata tag1,
        string calldata tag2,
        string calldata endpoint,
        string calldata feedbackURI,
        bytes32 feedbackHash
    ) external {
        if (valueDecimals > MAX_DECIMALS) revert TooManyDecimals(valueDecimals);
        if (IDENTITIES.isAuthorizedOrOwner(msg.sender, agentId)) revert OwnFeedback(agentId, msg.sender);
        Feedback[] storage given = _feedback[agentId][msg.sender];
        if (given.length == 0) _clients[agentId].push(msg.sender);
        given.push(Feedback(value, valueDecimals, false, tag1, tag2));
        _emitFeedback(agentId, uint64(given.length), given[given.length - 1], endpoint, feedbackURI, feedbackHash);
    }

    /// @notice Takes back what the caller said.
    function revokeFeedback(uint256 agentId, uint64 feedbackIndex) external {
        Feedback storage feedback = _at(agentId, msg.sender, feedbackIndex);
        if (feedback.isRevoked) revert AlreadyRevoked(agentId, feedbackIndex);
        feedback.isRevoked = true;
        emit FeedbackRevoked(agentId, msg.sender, feedbackIndex);
    }

    /// @notice Answers feedback; anybody may, and readers see who did.
    function appendResponse(
        uint256 agentId,
        address clientAddress,
        uint64 feedbackIndex,
        string calldata responseURI,
        bytes32 responseHash
    ) external {
        _at(agentId, clientAddress, feedbackIndex);
        if (_responses[agentId][clientAddress][feedbackIndex][msg.sender]++ == 0) {
            _responders[agentId][clientAddress][feedbackIndex].push(msg.sender);
        }
        emit ResponseAppended(agentId, clientAddress, feedbackIndex, msg.sender, responseURI, responseHash);
    }

    // ---- reading

    /// @notice How often, and what on average, the clients said of the agent under the tags; an empty tag takes any. Revoked
    /// feedback does not count. The average is rounded towards zero, at the decimals that most of the feedback has, or the most
    /// at which it fits.
    function getSummary(uint256 agentId, address[] calldata clientAddresses, string calldata tag1, string calldata tag2)
        external
        view
        returns (uint64 count, int128 summaryValue, uint8 summaryValueDecimals)
    {
        if (clientAddresses.length == 0) revert ClientsRequired();
        int256 sum = 0;
        uint64[MAX_DECIMALS + 1] memory occurrences;
        for (uint256 i = 0; i < clientAddresses.length; i++) {
            Feedback[] storage given = _feedback[agentId][clientAddresses[i]];
            for (uint256 j = 0; j < given.length; j++) {
                Feedback storage each = given[j];
                if (each.isRevoked || !_tagged(each, tag1, tag2)) continue;
                // |value| < 2^127 and the factor is at most 10^18, so that 2^68 of them fit
                sum += int256(each.value) * _unit(each.valueDecimals);
                occurrences[each.valueDecimals]++;
                count++;
            }
        }
        if (count == 0) return (0, 0, 0);
        for (uint8 decimals = 1; decimals <= MAX_DECIMALS; decimals++) {
            if (occurrences[decimals] > occurrences[summaryValueDecimals]) summaryValueDecimals = decimals;
        }
        int256 mean = sum / int256(uint256(count));
        int256 scaled = mean / _unit(summaryValueDecimals);
        while (scaled != int128(scaled)) scaled = mean / _unit(--summaryValueDecimals); // fits at the fewest that a value has
        // forge-lint: disable-next-line(unsafe-typecast)
        summaryValue = int128(scaled);
    }

    function readFeedback(uint256 agentId, address clientAddress, uint64 feedbackIndex)
        external
        view
        returns (int128 value, uint8 valueDecimals, string memory tag1, string memory tag2, bool isRevoked)
    {
        Feedback storage feedback = _at(agentId, clientAddress, feedbackIndex);
        return (feedback.value, feedback.valueDecimals, feedback.tag1, feedback.tag2, feedback.isRevoked);
    }

    /// @notice All that the clients said under the tags; no clients means everybody, an empty tag takes any.
    function readAllFeedback(
        uint256 agentId,
        address[] memory clientAddresses,
        string memory tag1,
        string memory tag2,
        bool includeRevoked
    )
        external
        view
        returns (
            address[] memory clients,
            uint64[] memory feedbackIndexes,
            int128[] memory values,
            uint8[] memory valueDecimals,
            string[] memory tag1s,
            string[] memory tag2s,
            bool[] memory revokedStatuses
        )
    {
        if (clientAddresses.length == 0) clientAddresses = _clients[agentId];
        (clients, feedbackIndexes) = _select(agentId, clientAddresses, tag1, tag2, includeRevoked);
        values = new int128[](clients.length);
        valueDecimals = new uint8[](clients.length);
        tag1s = new string[](clients.length);
        tag2s = new string[](clients.length);
        revokedStatuses = new bool[](clients.length);
        for (uint256 i = 0; i < clients.length; i++) {
            Feedback storage each = _feedback[agentId][clients[i]][feedbackIndexes[i] - 1];
            values[i] = each.value;
            valueDecimals[i] = each.valueDecimals;
            tag1s[i] = each.tag1;
            tag2s[i] = each.tag2;
            revokedStatuses[i] = each.isRevoked;
        }
    }

    /// @notice How many responses there are. Without a client: to all of the agent's feedback; with index 0: to all of the
    /// client's; no responders means everybody's.
    function getResponseCount(
        uint256 agentId,
        address clientAddress,
        uint64 feedbackIndex,
        address[] calldata responders
    ) external view returns (uint64 count) {
        address[] memory clients = _clients[agentId];
        if (clientAddress != address(0)) {
            clients = new address[](1);
            clients[0] = clientAddress;
        }
        for (uint256 i = 0; i < clients.length; i++) {
            uint64 last = uint64(_feedback[agentId][clients[i]].length);
            uint64 from = feedbackIndex == 0 ? 1 : feedbackIndex;
            uint64 to = feedbackIndex == 0 || feedbackIndex > last ? last : feedbackIndex;
            for (uint64 index = from; index <= to; index++) {
                count += _countResponses(agentId, clients[i], index, responders);
            }
        }
    }

    function getClients(uint256 agentId) external view returns (address[] memory) {
        return _clients[agentId];
    }

    /// @notice The index of the client's newest feedback; 0 if there is none.
    function getLastIndex(uint256 agentId, address clientAddress) external view returns (uint64) {
        return uint64(_feedback[agentId][clientAddress].length);
    }

    // ---- within

    function _emitFeedback(
        uint256 agentId,
        uint64 index,
        Feedback memory said,
        string calldata endpoint,
        string calldata feedbackURI,
        bytes32 feedbackHash
    ) private {
        emit NewFeedback(
            agentId,
            msg.sender,
            index,
            said.value,
            said.valueDecimals,
            said.tag1,
            said.tag1,
            said.tag2,
            endpoint,
            feedbackURI,
            feedbackHash
        );
    }

    function _at(uint256 agentId, address client, uint64 index) private view returns (Feedback storage) {
        Feedback[] storage given = _feedback[agentId][client];
        if (index == 0 || index > given.length) revert NoSuchFeedback(agentId, client, index);
        return given[index - 1];
    }

    function _select(
        uint256 agentId,
        address[] memory asked,
        string memory tag1,
        string memory tag2,
        bool includeRevoked
    ) private view returns (address[] memory clients, uint64[] memory indexes) {
        uint256 most = 0;
        for (uint256 i = 0; i < asked.length; i++) {
            most += _feedback[agentId][asked[i]].length;
        }
        clients = new address[](most);
        indexes = new uint64[](most);
        uint256 count = 0;
        for (uint256 i = 0; i < asked.length; i++) {
            Feedback[] storage given = _feedback[agentId][asked[i]];
            for (uint256 j = 0; j < given.length; j++) {
                if ((given[j].isRevoked && !includeRevoked) || !_tagged(given[j], tag1, tag2)) continue;
                clients[count] = asked[i];
                indexes[count++] = uint64(j + 1);
            }
        }
        assembly ("memory-safe") {
            mstore(clients, count)
            mstore(indexes, count)
        }
    }

    function _countResponses(uint256 agentId, address client, uint64 index, address[] calldata responders)
        private
        view
        returns (uint64 count)
    {
        address[] memory counted = responders;
        if (counted.length == 0) counted = _responders[agentId][client][index];
        for (uint256 i = 0; i < counted.length; i++) {
            count += _responses[agentId][client][index][counted[i]];
        }
    }

    /// @dev One of the given decimals in units of 10^-18.
    function _unit(uint8 decimals) private pure returns (int256) {
        return int256(10 ** (MAX_DECIMALS - decimals));
    }

    function _tagged(Feedback storage feedback, string memory tag1, string memory tag2) private view returns (bool) {
        return _matches(feedback.tag1, tag1) && _matches(feedback.tag2, tag2);
    }

    function _matches(string memory tag, string memory wanted) private pure returns (bool) {
        return bytes(wanted).length == 0 || keccak256(bytes(tag)) == keccak256(bytes(wanted));
    }
}
