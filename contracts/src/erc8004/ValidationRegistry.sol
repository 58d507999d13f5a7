// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IdentityRegistry} from "./IdentityRegistry.sol";

/// @title What validators found of agents' work
/// @notice ERC-8004's Validation Registry as of ethereum/ERCs@2395308aeb8e55966a37b3afc130ddd92e14aa5a. It has no owner and
/// no upgrade. Who pays or punishes validators is not its business.
contract ValidationRegistry {
    struct Validation {
        address validator;
        uint8 response;
        bool answered;
        uint256 agentId;
        bytes32 responseHash;
        uint256 lastUpdate;
        string tag;
    }

    event ValidationRequest(
        address indexed validatorAddress, uint256 indexed agentId, string requestURI, bytes32 indexed requestHash
    );
    event ValidationResponse(
        address indexed validatorAddress,
        uint256 indexed agentId,
        bytes32 indexed requestHash,
        uint8 response,
        string responseURI,
        bytes32 responseHash,
        string tag
    );

    error NotAuthorized(uint256 agentId, address caller);
    error ValidatorOfNobody();

    /// @notice The hash identifies a request, and there is one already.
    error AlreadyRequested(bytes32 requestHash);

    error NoSuchRequest(bytes32 requestHash);
    error NotTheValidator(bytes32 requestHash, address caller);

    /// @notice A response is 0 (failed) to 100 (passed).
    error ResponseTooLarge(uint8 response);

    IdentityRegistry private immutable IDENTITIES;

    mapping(bytes32 requestHash => Validation) private _validations;
    mapping(uint256 agentId => bytes32[]) private _ofAgent;
    mapping(address validator => bytes32[]) private _ofValidator;

    constructor(IdentityRegistry identities) {
        IDENTITIES = identities;
    }

    function getIdentityRegistry() external view returns (address identityRegistry) {
        return address(IDENTITIES);
    }

    /// @notice Asks a validator to look at work of the agent's; `requestHash` is the Keccak-256 of what is at `requestURI`.
    function validationRequest(
        address validatorAddress,
        uint256 agentId,
        string calldata requestURI,
        bytes32 requestHash
    ) external {
        if (validatorAddress == address(0)) revert ValidatorOfNobody();
        if (!IDENTITIES.isAuthorizedOrOwner(msg.sender, agentId)) revert NotAuthorized(agentId, msg.sender);
        Validation storage validation = _validations[requestHash];
        if (validation.validator != address(0)) revert AlreadyRequested(requestHash);
        validation.validator = validatorAddress;
        validation.agentId = agentId;
        validation.lastUpdate = block.timestamp;
        _ofAgent[agentId].push(requestHash);
        _ofValidator[validatorAddress].push(requestHash);
        emit ValidationRequest(validatorAddress, agentId, requestURI, requestHash);
    }

    /// @notice Answers a request; a later answer takes the place of an earlier one.
    function validationResponse(
        bytes32 requestHash,
        uint8 response,
        string calldata responseURI,
        bytes32 responseHash,
        string calldata tag
    ) external {
        Validation storage validation = _requested(requestHash);
        if (msg.sender != validation.validator) revert NotTheValidator(requestHash, msg.sender);
        if (response > 100) revert ResponseTooLarge(response);
        validation.response = response;
        validation.answered = true;
        validation.responseHash = responseHash;
        validation.tag = tag;
        validation.lastUpdate = block.timestamp;
        emit ValidationResponse(msg.sender, validation.agentId, requestHash, response, responseURI, responseHash, tag);
    }

    /// @notice Where a request stands. A response of 0 that was never given has no tag and no hash; its time is the request's.
    function getValidationStatus(bytes32 requestHash)
        external
        view
        returns (
            address validatorAddress,
            uint256 agentId,
            uint8 response,
            bytes32 responseHash,
            string memory tag,
            uint256 lastUpdate
        )
    {
        Validation storage found = _requested(requestHash);
        return (found.validator, found.agentId, found.response, found.responseHash, found.tag, found.lastUpdate);
    }

    /// @notice How many requests were answered and how well on average, rounded down; no validators means all of them, an
    /// empty tag takes any.
    function getSummary(uint256 agentId, address[] calldata validatorAddresses, string calldata tag)
        external
        view
        returns (uint64 count, uint8 averageResponse)
    {
        uint256 sum = 0;
        bytes32[] storage requests = _ofAgent[agentId];
        for (uint256 i = 0; i < requests.length; i++) {
            Validation storage each = _validations[requests[i]];
            if (!each.answered || !_isOneOf(each.validator, validatorAddresses) || !_matches(each.tag, tag)) continue;
            sum += each.response;
            count++;
        }
        if (count > 0) {
            // forge-lint: disable-next-line(unsafe-typecast)
            averageResponse = uint8(sum / count); // each is at most 100
        }
    }

    function getAgentValidations(uint256 agentId) external view returns (bytes32[] memory requestHashes) {
        return _ofAgent[agentId];
    }

    function getValidatorRequests(address validatorAddress) external view returns (bytes32[] memory requestHashes) {
        return _ofValidator[validatorAddress];
    }

    function _requested(bytes32 requestHash) private view returns (Validation storage validation) {
        validation = _validations[requestHash];
        if (validation.validator == address(0)) revert NoSuchRequest(requestHash);
    }

    function _isOneOf(address validator, address[] calldata wanted) private pure returns (bool) {
        for (uint256 i = 0; i < wanted.length; i++) {
            if (wanted[i] == validator) return true;
        }
        return wanted.length == 0;
    }

    function _matches(string memory tag, string calldata wanted) private pure returns (bool) {
        return bytes(wanted).length == 0 || keccak256(bytes(tag)) == keccak256(bytes(wanted));
    }
}
